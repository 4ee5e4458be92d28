package concordat.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that is kept, with at most one request under way. It asks once as soon as it can: a gateway
/// closes a connection on which nothing is asked for long, and opening many takes time.
final class LoadConnection extends ChannelInboundHandlerAdapter {

    private final LoadTarget target;
    private final ByteBuf request;
    private final AnswerReader reader = new AnswerReader();
    private final CompletableFuture<LoadConnection> ready = new CompletableFuture<>();
    private @Nullable ChannelHandlerContext connected;
    private long due;
    private boolean asking;

    /// @param request whole, not released by writing it
    LoadConnection(LoadTarget target, ByteBuf request) {
        this.target = target;
        this.request = request;
    }

    /// @return completes when the first request is answered
    CompletableFuture<LoadConnection> ready() {
        return ready;
    }

    /// @return the cipher that was agreed
    String cipher() {
        ChannelHandlerContext context = connected;
        return context == null ? "" : TlsClient.cipher(context.channel());
    }

    /// @param at from when on the answer is waited for, [System#nanoTime()]
    @SuppressWarnings("FutureReturnValueIgnored") // what cannot be written closes the connection, and that is seen
    void ask(long at) {
        ChannelHandlerContext context = connected;
        if (context == null) {
            throw new IllegalStateException("asked before the handshake");
        }
        due = at;
        asking = true;
        context.writeAndFlush(request.duplicate(), context.voidPromise());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                connected = context;
                ask(System.nanoTime());
            } else {
                ready.completeExceptionally(handshake.cause());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            int ended = reader.read(bytes);
            if (ended > 1 || (ended == 1 && !asking)) {
                throw new IllegalStateException("answered more than was asked");
            }
            if (ended == 1) {
                asking = false;
                if (ready.isDone()) {
                    target.answered(this, due);
                } else {
                    target.joined(this);
                    ready.complete(this);
                }
            }
        } catch (IllegalStateException e) {
            fail(context, String.valueOf(e.getMessage()));
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context, "a connection was closed under load");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, String.valueOf(cause));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is closed
    private void fail(ChannelHandlerContext context, String why) {
        ready.completeExceptionally(new IllegalStateException(why));
        target.failed(why);
        context.close();
    }
}
