package concordat.gateway.point.envoy;

/// Bytes that are no message, or one past its bounds.
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedMessageException(String message) {
        super(message);
    }
}
