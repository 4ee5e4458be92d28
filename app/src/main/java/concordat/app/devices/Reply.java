package concordat.app.devices;

import java.nio.charset.StandardCharsets;

/// What a device is answered.
final class Reply {

    private final int status;
    private final String type;
    private final byte[] body;

    /// @param body taken over
    Reply(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    /// @param text one line, for people
    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(int status, byte[] body) {
        return new Reply(status, "application/json", body);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }
}
