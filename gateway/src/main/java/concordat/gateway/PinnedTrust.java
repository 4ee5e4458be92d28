package concordat.gateway;

import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Trusts one certificate: whatever else another says of itself, it is refused.
final class PinnedTrust implements TrustOptions {

    private final X509Certificate only;

    PinnedTrust(X509Certificate only) {
        this.only = only;
    }

    @Override
    public TrustOptions copy() {
        return this;
    }

    @Override
    public TrustManagerFactory getTrustManagerFactory(Vertx vertx) {
        return new Factory(new Pinned(only));
    }

    @Override
    public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) {
        return name -> new TrustManager[] {new Pinned(only)};
    }

    private static final class Factory extends SimpleTrustManagerFactory {

        private final Pinned pinned;

        Factory(Pinned pinned) {
            this.pinned = pinned;
        }

        @Override
        protected void engineInit(KeyStore store) {
            // it is made with all that it needs
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {
            // likewise
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {pinned};
        }
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
