package concordat.decision;

import java.io.IOException;

/// Bytes that are no snapshot or delta of a version that we know.
public final class MalformedWireException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedWireException(String message) {
        super(message);
    }

    MalformedWireException(String message, Throwable cause) {
        super(message, cause);
    }
}
