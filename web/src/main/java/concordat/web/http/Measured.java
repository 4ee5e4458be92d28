package concordat.web.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A stream that fails once it has brought more than it may.
final class Measured implements ReadStream<Buffer> {

    private final ReadStream<Buffer> from;
    private final long largest;
    private long seen;
    private @Nullable Handler<Throwable> failed;

    /// That a stream brought too much.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLarge(long largest) {
            super("more than " + largest + " bytes were sent");
        }
    }

    /// @param largest in bytes
    Measured(ReadStream<Buffer> from, long largest) {
        this.from = from;
        this.largest = largest;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        from.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        from.handler(handler == null ? null : piece -> take(piece, handler));
        return this;
    }

    private void take(Buffer piece, Handler<Buffer> handler) {
        boolean before = seen <= largest;
        seen += piece.length();
        if (seen <= largest) {
            handler.handle(piece);
        } else if (before && failed != null) {
            failed.handle(new TooLarge(largest));
        }
    }

    @Override
    public ReadStream<Buffer> pause() {
        from.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        from.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        from.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        from.endHandler(handler);
        return this;
    }
}
