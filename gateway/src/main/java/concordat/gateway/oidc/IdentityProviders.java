package concordat.gateway.oidc;

import concordat.feed.FeedClock;
import concordat.gateway.login.Login;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignIn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// The identity providers of a folder, a file each. Safe between threads.
public final class IdentityProviders implements AutoCloseable {

    private static final long TICK_MILLIS = 1_000;

    private final Vertx vertx;
    private final List<Provider> providers;
    private final AccessTokens tokens;
    private final SignIn signIn;
    private final long timer;

    private IdentityProviders(Vertx vertx, List<Provider> providers, FeedClock clock, Seal seal) {
        this.vertx = vertx;
        this.providers = List.copyOf(providers);
        this.tokens = new AccessTokens(this.providers, clock);
        this.signIn = new BrowserSignIn(this.providers, clock, seal);
        this.timer = vertx.setPeriodic(0, TICK_MILLIS, tick -> tick(clock));
    }

    /// Begins to ask them what they say of themselves, and goes on to as long as this is open.
    ///
    /// @param folder with a file `NAME.properties` each; none when it is not there
    /// @param key 32 bytes by which the gateways of a network seal what browsers keep
    /// @throws IOException with one line that says what to do, when a file cannot be read or is not sound
    public static IdentityProviders open(Vertx vertx, Path folder, byte[] key, FeedClock clock, SecureRandom random)
            throws IOException {
        Seal seal = new Seal(key, random);
        List<ProviderSettings> settings = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.properties")) {
                for (Path file : files) {
                    settings.add(ProviderSettings.read(file));
                }
            }
        }
        long issuers =
                settings.stream().map(ProviderSettings::issuer).distinct().count();
        if (issuers < settings.size()) {
            throw new IOException(folder + ": two files name the same issuer; name all its bodies in one");
        }
        return new IdentityProviders(
                vertx, settings.stream().map(one -> new Provider(vertx, one)).toList(), clock, seal);
    }

    private void tick(FeedClock clock) {
        for (Provider provider : providers) {
            Object before = provider.known();
            Future<Void> looked = provider.tick(clock.micros());
            looked.onSuccess(done -> {
                if (!provider.known().equals(before)) {
                    tokens.forget();
                }
            });
        }
    }

    /// @param first asked before; what it says nothing of is looked at as an access token
    public Logins after(Logins first) {
        return (authorization, fingerprint, now) -> {
            Login login = first.read(authorization, fingerprint, now);
            return login instanceof Login.None ? tokens.read(authorization, fingerprint, now) : login;
        };
    }

    /// @return where browsers log in
    public SignIn signIn() {
        return signIn;
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        providers.forEach(Provider::close);
    }
}
