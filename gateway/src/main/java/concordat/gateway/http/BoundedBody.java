package concordat.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/// Reads the whole body of a request that is not to be long.
public final class BoundedBody {

    private final HttpServerRequest request;
    private final int most;
    private final Consumer<byte[]> whole;
    private final Buffer read = Buffer.buffer();
    private boolean tooLong;

    private BoundedBody(HttpServerRequest request, int most, Consumer<byte[]> whole) {
        this.request = request;
        this.most = most;
        this.whole = whole;
    }

    /// To be called before the request's handler returns. A longer body is answered with 413, and `whole` never called.
    ///
    /// @param whole told the body, on the event loop
    public static void read(HttpServerRequest request, int most, Consumer<byte[]> whole) {
        BoundedBody body = new BoundedBody(request, most, whole);
        request.handler(body::more);
        request.endHandler(end -> body.ended());
        request.exceptionHandler(broken -> {});
    }

    private void more(Buffer bytes) {
        if (tooLong) {
            return;
        }
        if (read.length() + bytes.length() > most) {
            tooLong = true;
            if (request.version() != HttpVersion.HTTP_2) {
                request.response().putHeader("connection", "close");
            }
            request.response().setStatusCode(413).end();
        } else {
            read.appendBuffer(bytes);
        }
    }

    private void ended() {
        if (!tooLong) {
            whole.accept(read.getBytes());
        }
    }
}
