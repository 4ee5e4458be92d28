package concordat.oscal.tree;

import java.util.List;

/// A list.
public record Arr(List<Node> items) implements Node {

    public Arr {
        items = List.copyOf(items);
    }

    public static Arr of(List<? extends Node> items) {
        return new Arr(List.copyOf(items));
    }

    /// A list of texts.
    public static Arr ofTexts(List<String> texts) {
        return new Arr(texts.stream().<Node>map(Text::new).toList());
    }

    @Override
    public String kind() {
        return "a list";
    }
}
