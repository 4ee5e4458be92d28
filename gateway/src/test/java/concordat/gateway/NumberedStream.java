package concordat.gateway;

import io.vertx.core.buffer.Buffer;

/// What a client has heard of one stream of [NumberedService]. Written by the client's event loop
/// alone.
final class NumberedStream {

    final int body;
    /// By place.
    final int gateway;
    final String path;
    volatile long ticks;
    volatile long newestStamp;
    /// Something in it was missing, twice there, or out of turn.
    volatile boolean broken;
    volatile boolean ended;
    /// Of a WebSocket that has ended; -1 when it was not told why.
    volatile int closeCode;
    private long counted;
    private final StringBuilder line = new StringBuilder();

    NumberedStream(int body, int gateway, String path) {
        this.body = body;
        this.gateway = gateway;
        this.path = path;
    }

    /// Takes a piece of an event stream, wherever it breaks.
    void heard(Buffer piece) {
        for (int at = 0; at < piece.length(); at++) {
            char next = (char) piece.getByte(at);
            if (next != '\n') {
                line.append(next);
            } else if (!line.isEmpty()) {
                message(line.substring("data: ".length()));
                line.setLength(0);
            }
        }
    }

    void message(String text) {
        String[] numbers = text.split(" ", -1);
        counted++;
        if (Long.parseLong(numbers[0]) != counted) {
            broken = true;
        }
        ticks = counted;
        newestStamp = Long.parseLong(numbers[1]);
    }

    void ended(int code) {
        closeCode = code;
        ended = true;
    }

    @Override
    public String toString() {
        return path + " ticks " + ticks + ", newest " + newestStamp + (broken ? ", broken" : "")
                + (ended ? ", ended " + closeCode : "");
    }
}
