package concordat.gateway;

import io.vertx.core.http.HttpConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What is read from a client's certificate, once for each connection.
final class Certificates {

    /// @param digest SHA-256 of the certificate
    /// @param expires microseconds since 1970 UTC
    /// @param header as RFC 9440 writes it
    record Presented(String fingerprint, Digest digest, long expires, String header) {}

    /// Bytes that are not changed by anyone who is given them.
    static final class Digest {
        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private Certificates() {}

    /// @return empty when the connection was made without one
    static Optional<Presented> of(HttpConnection connection) {
        try {
            List<Certificate> chain = connection.peerCertificates();
            if (chain.isEmpty() || !(chain.getFirst() instanceof X509Certificate certificate)) {
                return Optional.empty();
            }
            byte[] encoded = certificate.getEncoded();
            byte[] digest = sha256(encoded);
            return Optional.of(new Presented(
                    HexFormat.of().formatHex(digest),
                    new Digest(digest),
                    ChronoUnit.MICROS.between(
                            Instant.EPOCH, certificate.getNotAfter().toInstant()),
                    ":" + Base64.getEncoder().encodeToString(encoded) + ":"));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    /// @return lower-case hex of the SHA-256 of the certificate
    static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        return HexFormat.of().formatHex(sha256(certificate.getEncoded()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
