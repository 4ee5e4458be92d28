package concordat.gateway.wire;

import java.io.IOException;

/// What was read is no message that all readers agree about.
public final class UnsoundException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsoundException(String why) {
        super(why);
    }
}
