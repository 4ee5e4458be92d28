package concordat.ledger.json;

/// Bytes that are not JSON, or JSON of a shape the ledger does not hold.
public final class JsonFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonFault(int offset, String problem) {
        super("at byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /// @return where, in bytes from 0
    public int offset() {
        return offset;
    }
}
