package concordat.oscal.tree;

/// Nothing, said aloud.
public enum Nil implements Node {
    NIL;

    @Override
    public String kind() {
        return "null";
    }
}
