package concordat.gateway;

import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.Socket;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whom others trust, as long as their key is not weak, and notes whom it does not: what ends in the handshake
/// leaves no request, and would leave no trace.
final class NotingTrust implements TrustOptions {

    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 256;

    private final TrustOptions others;
    private final Consumer<X509Certificate> untrusted;

    /// @param untrusted told the certificate of each client that is refused; on an event loop
    NotingTrust(TrustOptions others, Consumer<X509Certificate> untrusted) {
        this.others = others;
        this.untrusted = untrusted;
    }

    @Override
    public TrustOptions copy() {
        return this;
    }

    @Override
    public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
        return new Factory(noting(others.getTrustManagerFactory(vertx).getTrustManagers()));
    }

    @Override
    public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
        TrustManager[] managers = noting(others.getTrustManagerFactory(vertx).getTrustManagers());
        return name -> managers.clone();
    }

    private TrustManager[] noting(TrustManager[] managers) {
        return Arrays.stream(managers)
                .map(one -> one instanceof X509ExtendedTrustManager known ? new Noting(known, untrusted) : one)
                .toArray(TrustManager[]::new);
    }

    private static final class Factory extends SimpleTrustManagerFactory {

        private final TrustManager[] managers;

        Factory(TrustManager[] managers) {
            this.managers = managers;
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
            return managers.clone();
        }
    }

    private static final class Noting extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager others;
        private final Consumer<X509Certificate> untrusted;

        Noting(X509ExtendedTrustManager others, Consumer<X509Certificate> untrusted) {
            this.others = others;
            this.untrusted = untrusted;
        }

        private interface Check {
            void run() throws CertificateException;
        }

        private void client(X509Certificate[] chain, Check check) throws CertificateException {
            try {
                check.run();
                if (isWeak(chain[0].getPublicKey())) {
                    throw new CertificateException("its key is too weak");
                }
            } catch (CertificateException e) {
                if (chain.length > 0) {
                    untrusted.accept(chain[0]);
                }
                throw e;
            }
        }

        private static boolean isWeak(PublicKey key) {
            return switch (key) {
                case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA_BITS;
                case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < LEAST_EC_BITS;
                default -> false;
            };
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            client(chain, () -> others.checkClientTrusted(chain, authType));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            client(chain, () -> others.checkClientTrusted(chain, authType, socket));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            client(chain, () -> others.checkClientTrusted(chain, authType, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            others.checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            others.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            others.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return others.getAcceptedIssuers();
        }
    }
}
