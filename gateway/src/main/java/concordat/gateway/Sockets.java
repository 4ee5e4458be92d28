package concordat.gateway;

import concordat.gateway.http.OneAnswer;
import concordat.gateway.http.StrictRequestDecoder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xClientConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/// What has to be done below Vert.x: it alone flushes all that is queued before it closes, and we must not.
final class Sockets {

    private static final String DECODER = "httpDecoder";

    private Sockets() {}

    static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }

    /// Makes a new connection read strictly and keep its queue bounded.
    static void prepare(Channel channel, HttpServerOptions options, int sendBuffer) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options));
        }
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(sendBuffer / 2, sendBuffer));
    }

    /// Makes a connection to a service over HTTP/1.1 take one answer for each request.
    static void guard(HttpConnection connection) {
        if (connection instanceof Http1xClientConnection toService) {
            OneAnswer.guard(toService.channelHandlerContext().pipeline());
        }
    }

    /// @return bytes that were written and are not yet with the kernel
    static long queued(Channel channel) {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        return queue == null ? 0 : queue.totalPendingWriteBytes();
    }

    /// Closes at once and drops what is queued, in this process and in the kernel; the peer sees a reset.
    @SuppressWarnings("FutureReturnValueIgnored") // a socket that cannot be closed is closed
    static void reset(Channel channel) {
        if (!channel.isOpen()) {
            return;
        }
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        ChannelHandlerContext nearestToSocket = channel.pipeline().firstContext();
        // from there the close passes no TLS handler, which would first send what it holds
        if (nearestToSocket == null) {
            channel.close();
        } else {
            nearestToSocket.close();
        }
    }
}
