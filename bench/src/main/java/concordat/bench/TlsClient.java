package concordat.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes connections as the devices of a [LiveNetwork]: TLS 1.3, each with its device's certificate. Nothing but TLS
/// stands between a connection and its handlers, so that the client costs little beside what it measures.
final class TlsClient implements AutoCloseable {

    private final EventLoopGroup loops;
    private final List<SslContext> devices = new ArrayList<>();

    /// @param folder that a live network has filled
    /// @param devices how many of its devices call
    TlsClient(Path folder, int devices, int eventLoops) throws IOException {
        for (int device = 0; device < devices; device++) {
            this.devices.add(SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .trustManager(folder.resolve("ca.pem").toFile())
                    .keyManager(
                            folder.resolve("device-" + device + ".pem").toFile(),
                            folder.resolve("device-" + device + ".key.pem").toFile())
                    .build());
        }
        loops = new MultiThreadIoEventLoopGroup(
                eventLoops, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    EventLoop loop() {
        return loops.next();
    }

    /// Does something on an event loop.
    static <T> CompletableFuture<T> on(EventLoop loop, Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.submit(work).addListener((Future<T> finished) -> {
            if (finished.isSuccess()) {
                done.complete(finished.getNow());
            } else {
                done.completeExceptionally(finished.cause());
            }
        });
        return done;
    }

    /// Connects, but does not wait for the handshake.
    ///
    /// @param before sees what the socket brings, before it is decrypted
    /// @param after sees the plain bytes
    /// @param failed is told when there is no connection at all
    void connect(
            EventLoop loop,
            int device,
            int port,
            Supplier<ChannelHandler> before,
            Supplier<ChannelHandler> after,
            Consumer<Throwable> failed) {
        new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        SslHandler tls = devices.get(device).newHandler(channel.alloc(), NetworkRows.HOST, 443);
                        channel.pipeline().addLast(before.get(), tls, after.get());
                    }
                })
                .connect("127.0.0.1", port)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        failed.accept(connected.cause());
                    }
                });
    }

    /// @return the cipher of a connection whose handshake is done
    static String cipher(Channel channel) {
        return channel.pipeline().get(SslHandler.class).engine().getSession().getCipherSuite();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
