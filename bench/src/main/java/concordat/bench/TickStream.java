package concordat.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// One answer of [TickingService] that is still coming, on a TLS connection of its own. When something came is when it
/// was read from the socket, before it was decrypted. Everything here belongs to one event loop.
final class TickStream {

    final int environment;
    private final int every;
    private final TickReader reader;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private long readAt;
    private long last;
    private long closed;

    /// @param every milliseconds from tick to tick
    /// @param latency is told of each tick, in nanoseconds
    TickStream(int environment, int every, LongConsumer latency) {
        this.environment = environment;
        this.every = every;
        this.reader = new TickReader(sent -> latency.accept(readAt - sent));
    }

    /// @return completes when the answer has begun, with 200
    CompletableFuture<Void> begun() {
        return begun;
    }

    /// @return when the last plain bytes came, [System#nanoTime()]
    long last() {
        return last;
    }

    /// @return when the end was seen, likewise; 0 while there is none
    long closed() {
        return closed;
    }

    /// @return what stands between the socket and TLS
    ChannelHandler atSocket() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                readAt = System.nanoTime();
                context.fireChannelRead(message);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                closed = System.nanoTime();
                context.fireChannelInactive();
            }
        };
    }

    /// @return what stands behind TLS
    ChannelHandler behindTls() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // what cannot be written closes the connection
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                if (event instanceof SslHandshakeCompletionEvent handshake) {
                    if (handshake.isSuccess()) {
                        context.writeAndFlush(request(), context.voidPromise());
                    } else {
                        begun.completeExceptionally(handshake.cause());
                    }
                }
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                ByteBuf bytes = (ByteBuf) message;
                last = readAt;
                try {
                    if (reader.read(bytes)) {
                        begun.complete(null);
                    }
                } catch (IllegalStateException e) {
                    begun.completeExceptionally(e);
                    closed(context);
                } finally {
                    bytes.release();
                }
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                begun.completeExceptionally(new IOException("a stream ended before it began"));
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                // a reset is what is waited for; that it came is seen at the socket
                closed(context);
            }
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is closed
    private static void closed(ChannelHandlerContext context) {
        context.close();
    }

    private ByteBuf request() {
        return Unpooled.copiedBuffer(
                "GET /ticks/" + every + " HTTP/1.1\r\nhost: " + NetworkRows.HOST
                        + "\r\naccept: text/event-stream\r\n\r\n",
                StandardCharsets.US_ASCII);
    }
}
