package concordat.oscal.tree;

/// A truth value.
public record Bool(boolean value) implements Node {

    @Override
    public String kind() {
        return "a truth value";
    }
}
