package concordat.oscal.tree;

/// A string.
public record Text(String value) implements Node {

    @Override
    public String kind() {
        return "text";
    }
}
