package concordat.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How clients are listened to: TLS 1.3 only, no early data, a certificate of the network's authorities required.
final class ServerSide {

    private static final int BACKLOG = 4_096;
    private static final int FIRST_LINE = 8_192;
    private static final int RESETS = 200;

    private ServerSide() {}

    static HttpServerOptions options(GatewaySettings settings, int port) throws IOException {
        Limits limits = settings.limits();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(port)
                .setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(read(settings.certificate()))
                        .addKeyValue(read(settings.key())))
                .setTrustOptions(new PemTrustOptions().addCertValue(read(settings.clientAuthorities())))
                .setSslHandshakeTimeout(limits.handshake().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setAcceptBacklog(BACKLOG)
                .setMaxInitialLineLength(FIRST_LINE)
                .setMaxHeaderSize(limits.headBytes())
                .setHttp2ClearTextEnabled(false)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(limits.streams())
                        .setMaxHeaderListSize(limits.headBytes()))
                .setHttp2RstFloodMaxRstFramePerWindow(RESETS)
                .setStrictThreadMode(true)
                .setTcpNoDelay(true)
                .setSendBufferSize(limits.sendBuffer());
        // the BoringSSL of netty-tcnative takes no early data unless asked to
        return options.setSslEngineOptions(
                OpenSSLEngineOptions.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions());
    }

    private static Buffer read(Path file) throws IOException {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
