package concordat.feed;

/// Bytes that are no message of this protocol.
final class BadMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    BadMessage(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
