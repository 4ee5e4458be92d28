package concordat.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whom others trust, as long as their key is not weak, and notes whom it does not: what ends in the handshake
/// leaves no request, and would leave no trace.
final class NotingTrust extends GivenTrust {

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
    TrustManager[] managers(Vertx vertx) throws Exception {
        return Arrays.stream(others.getTrustManagerFactory(vertx).getTrustManagers())
                .map(one -> one instanceof X509ExtendedTrustManager known ? new Noting(known, untrusted) : one)
                .toArray(TrustManager[]::new);
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
