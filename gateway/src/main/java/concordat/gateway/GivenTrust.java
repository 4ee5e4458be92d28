package concordat.gateway;

import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.function.Function;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Trust by managers of our own, given where otherwise files of certificates are named.
abstract class GivenTrust implements TrustOptions {

    abstract TrustManager[] managers(Vertx vertx) throws Exception;

    @Override
    public final TrustOptions copy() {
        return this;
    }

    @Override
    public final TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
        return new Factory(managers(vertx));
    }

    @Override
    public final Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
        TrustManager[] managers = managers(vertx);
        return name -> managers.clone();
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
}
