package concordat.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Closes a connection to a service that says more than it was asked, before anybody else is given what it says.
@SuppressWarnings("FutureReturnValueIgnored") // who writes has a promise, and a socket that cannot be closed is closed
public final class OneAnswer {

    /*
     * A connection is used again as soon as the last octet of an answer is read, which may be while octets behind it
     * wait to be read: those would be the answer to the next request, perhaps of another caller. So what is written
     * meanwhile is held back until the octets that came together are through, and the connection closed when there
     * were more of them. What comes in a later read, with the next request under way, nobody can tell from its answer.
     */
    private final Queue<Held> held = new ArrayDeque<>();
    private @Nullable ByteBuf reading;
    private boolean provisional;
    private boolean ended;
    private boolean excess;

    private record Held(Object message, ChannelPromise promise) {}

    private OneAnswer() {}

    /// To be called before the first request, for a connection of HTTP/1.1 without pipelining.
    public static void guard(ChannelPipeline pipeline) {
        OneAnswer guard = new OneAnswer();
        String codec = pipeline.context(HttpClientCodec.class).name();
        pipeline.addBefore(codec, "octets", guard.new Octets());
        pipeline.addAfter(codec, "answers", guard.new Answers());
    }

    /// Where octets come in.
    private final class Octets extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf octets)) {
                context.fireChannelRead(message);
                return;
            }
            reading = octets;
            ended = false;
            context.fireChannelRead(octets);
            reading = null;
            release(context);
        }
    }

    private void release(ChannelHandlerContext context) {
        if (excess) {
            context.close();
        }
        ChannelHandlerContext answers = context.pipeline().context(Answers.class);
        boolean written = false;
        for (Held next = held.poll(); next != null; next = held.poll()) {
            if (excess || answers == null) {
                ReferenceCountUtil.release(next.message());
                next.promise().tryFailure(new ClosedChannelException());
            } else {
                answers.write(next.message(), next.promise());
                written = true;
            }
        }
        if (written && answers != null) {
            answers.flush();
        }
    }

    /// Where answers come out, and requests go in.
    private final class Answers extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (excess || (ended && message instanceof HttpResponse)) {
                excess = true;
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpResponse head) {
                // the codec ends these too, and their request goes on; behind 101 another protocol begins
                provisional = head.status().code() < 200;
            }
            if (message instanceof LastHttpContent && !provisional) {
                ended = true;
                ByteBuf octets = reading;
                // as long as no earlier octets were waiting, this is what the codec reads from
                excess = octets != null && octets.refCnt() > 0 && octets.isReadable();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (reading != null && ended) {
                held.add(new Held(message, promise));
            } else {
                context.write(message, promise);
            }
        }
    }
}
