package concordat.store.acts;

/// Bytes in the ledger that this program cannot read as an act.
public final class UnreadableAct extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final long position;
    private final String field;

    UnreadableAct(String kind, long position, String field, String problem) {
        super((position < 0 ? "an act" : "act " + position) + " of kind " + kind
                + (field.isEmpty() ? "" : ", field " + field) + ": " + problem);
        this.kind = kind;
        this.position = position;
        this.field = field;
    }

    /// @return as written, empty when the bytes are no envelope at all
    public String kind() {
        return kind;
    }

    /// @return as written, -1 when the bytes are no envelope at all
    public long position() {
        return position;
    }

    /// @return the path within the payload, joined by dots with list places in brackets; empty when it is not one
    ///     field
    public String field() {
        return field;
    }
}
