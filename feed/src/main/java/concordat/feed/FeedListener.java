package concordat.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The server's sockets. A socket is not read again before what it brought has been dealt with, so a gateway cannot
/// fill the server's memory.
final class FeedListener {

    private final ServerSettings settings;
    private final ServerLoop loop;
    private final NetServer server;

    FeedListener(Vertx vertx, ServerSettings settings, ServerLoop loop) {
        this.settings = settings;
        this.loop = loop;
        FeedTls tls = settings.tls();
        this.server = vertx.createNetServer(new NetServerOptions()
                .setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(tls.chainPem()))
                        .addKeyValue(Buffer.buffer(tls.keyPem())))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.trustPem())))
                .setTcpNoDelay(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) settings.pace().silence().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(settings.pace().silence().toMillis()));
        server.connectHandler(this::connected);
    }

    CompletionStage<Integer> listen() {
        return server.listen(settings.port(), settings.host())
                .map(NetServer::actualPort)
                .toCompletionStage();
    }

    void close() {
        server.close();
    }

    private void connected(NetSocket socket) {
        socket.pause();
        String fingerprint = fingerprint(socket);
        GatewayLink[] holder = new GatewayLink[1];
        MessageReader reader = new MessageReader(Messages.MOST_FROM_GATEWAY);
        socket.closeHandler(closed -> onLoop(() -> {
            if (holder[0] != null) {
                loop.closed(holder[0]);
            }
        }));
        socket.exceptionHandler(broken -> socket.close());
        onLoop(() -> {
            GatewayLink link = loop.link(socket, fingerprint);
            holder[0] = link;
            if (!link.closed()) {
                socket.drainHandler(drained -> onLoop(() -> loop.pump(link)));
                socket.handler(chunk -> {
                    socket.pause();
                    onLoop(() -> take(socket, link, reader, chunk));
                });
                socket.resume();
            }
        });
    }

    private void take(NetSocket socket, GatewayLink link, MessageReader reader, Buffer chunk) {
        try {
            reader.take(chunk).forEach(message -> loop.said(link, message));
        } catch (BadMessage e) {
            link.refuse(e.reason());
        }
        if (!link.closed()) {
            socket.resume();
        }
    }

    private void onLoop(Runnable step) {
        try {
            loop.post(step);
        } catch (RejectedExecutionException e) {
            // The server has been closed, and all sockets with it.
        }
    }

    private static String fingerprint(NetSocket socket) {
        try {
            byte[] certificate = socket.sslSession().getPeerCertificates()[0].getEncoded();
            return HexFormat.of().formatHex(Digests.sha256(certificate));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            // Client authentication is required, so this does not happen; no certificate is never registered.
            return "";
        }
    }
}
