package concordat.gateway;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;

/// TLS between a gateway and itself: both ends show the gateway's certificate, and trust no other.
final class OwnCertificate {

    private final GatewaySettings settings;
    private final X509Certificate certificate;
    private final String fingerprint;

    private OwnCertificate(GatewaySettings settings, X509Certificate certificate, String fingerprint) {
        this.settings = settings;
        this.certificate = certificate;
        this.fingerprint = fingerprint;
    }

    static OwnCertificate of(GatewaySettings settings) throws IOException {
        byte[] chain = Files.readAllBytes(settings.certificate());
        try {
            X509Certificate first = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(chain));
            return new OwnCertificate(settings, first, Certificates.fingerprint(first));
        } catch (CertificateException e) {
            throw new IOException(settings.certificate() + " holds no certificate: " + e.getMessage(), e);
        }
    }

    String fingerprint() {
        return fingerprint;
    }

    /// @param usual how clients are listened to
    /// @return the same for this one, at a port that the system chooses
    HttpServerOptions serverOptions(HttpServerOptions usual) {
        return new HttpServerOptions(usual)
                .setHost(DrillClients.HOST)
                .setPort(0)
                .setTrustOptions(new PinnedTrust(certificate));
    }

    HttpClientOptions clientOptions(HttpVersion version) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(version)
                .setUseAlpn(true)
                .setVerifyHost(false);
        secure(options);
        return options;
    }

    WebSocketClientOptions socketOptions() {
        WebSocketClientOptions options = new WebSocketClientOptions().setVerifyHost(false);
        secure(options);
        return options;
    }

    private void secure(ClientOptionsBase options) {
        options.setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setTrustOptions(new PinnedTrust(certificate))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(settings.certificate().toString())
                        .addKeyPath(settings.key().toString()));
    }
}
