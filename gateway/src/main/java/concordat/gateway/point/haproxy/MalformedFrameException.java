package concordat.gateway.point.haproxy;

/// Bytes that are no frame, or one past its bounds.
public final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    MalformedFrameException(int status, String message) {
        super(message);
        this.status = status;
    }

    /// @return as a disconnection gives it
    int status() {
        return status;
    }
}
