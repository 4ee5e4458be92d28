package concordat.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/// One answer of [TickingService] that is still coming. Everything here belongs to the client's event loop.
final class OpenTicks {

    private static final int ZERO = '0';

    final int environment;
    long last;
    /// When the end was seen; 0 while there is none.
    long closed;

    private final StreamClient client;
    private long number;

    OpenTicks(StreamClient client, int environment, HttpClientResponse response) {
        this.client = client;
        this.environment = environment;
        response.handler(this::heard);
        response.exceptionHandler(broken -> ended());
        response.endHandler(end -> ended());
    }

    /// Reads the times out of `data: 123456\n\n`, wherever the pieces break.
    private void heard(Buffer piece) {
        long now = System.nanoTime();
        last = now;
        for (int i = 0; i < piece.length(); i++) {
            int digit = piece.getByte(i) - ZERO;
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (number > 0) {
                client.ticked(environment, now - number);
                number = 0;
            }
        }
    }

    private void ended() {
        if (closed == 0) {
            closed = System.nanoTime();
        }
    }
}
