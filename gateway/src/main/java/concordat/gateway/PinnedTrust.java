package concordat.gateway;

import io.vertx.core.Vertx;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Trusts one certificate: whatever else another says of itself, it is refused.
final class PinnedTrust extends GivenTrust {

    private final X509Certificate only;

    PinnedTrust(X509Certificate only) {
        this.only = only;
    }

    @Override
    TrustManager[] managers(Vertx vertx) {
        return new TrustManager[] {new Pinned(only)};
    }

    private record Pinned(X509Certificate only) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !chain[0].equals(only)) {
                throw new CertificateException("not the gateway's own certificate");
            }
        }

        /// None: with a name here, a client would offer only what that name has issued.
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
