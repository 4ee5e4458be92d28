package concordat.oscal.resolve;

import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.HashSet;
import java.util.Set;

/// What a tree refers to: parameters that its texts insert, and whatever stands after a `#`.
final class Mentions {

    private static final String INSERT = "insert:";

    private final Set<String> params = new HashSet<>();
    private final Set<String> fragments = new HashSet<>();

    void look(Node node) {
        switch (node) {
            case Obj object -> object.forEach((name, value) -> look(value));
            case Arr list -> list.items().forEach(this::look);
            case Text text -> look(text.value());
            default -> {}
        }
    }

    private void look(String text) {
        for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
            int end = end(text, at + 1);
            if (end > at + 1) {
                fragments.add(text.substring(at + 1, end));
            }
        }
        for (int at = text.indexOf(INSERT); at >= 0; at = text.indexOf(INSERT, at + 1)) {
            int comma = text.indexOf(',', at);
            if (comma > 0) {
                int start = comma + 1;
                while (start < text.length() && text.charAt(start) == ' ') {
                    start++;
                }
                params.add(text.substring(start, end(text, start)));
            }
        }
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "._-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    boolean param(String id) {
        return params.contains(id) || fragments.contains(id);
    }

    boolean fragment(String name) {
        return fragments.contains(name);
    }
}
