package concordat.gateway.point.door;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The certificate that an enforcement point itself has shown.
final class ShownCertificate {

    private ShownCertificate() {}

    /// What a connection can say about its other end.
    @FunctionalInterface
    interface Peer {
        List<Certificate> certificates() throws SSLPeerUnverifiedException;
    }

    /// @return lower-case hex of its SHA-256; empty when there was none
    static String fingerprint(Peer peer) {
        try {
            List<Certificate> chain = peer.certificates();
            if (chain.isEmpty()) {
                return "";
            }
            byte[] encoded = chain.getFirst().getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
