package concordat.demo;

import concordat.demo.network.Plan;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.login.LoginTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What a demonstration network is made from.
///
/// @param seed the same seed and sizes give the same country
/// @param devices those of people
/// @param founder the person whose token the client has
/// @param gateways how many get certificates and are registered; 0 when that is done elsewhere
/// @param logins signs the visitors' logins
/// @param loginLasts how long those hold, the demonstration's clock being moved; gateways must allow as much
/// @param clock for certificates and for telling how long a step took
/// @param progress takes one line for each step
public record MakerSettings(
        long seed,
        int bodies,
        int devices,
        String founder,
        int gateways,
        CertificateAuthority authority,
        LoginTokens logins,
        Duration loginLasts,
        SecureRandom random,
        InstantSource clock,
        Consumer<String> progress) {

    public static final long USUAL_SEED = 2013;
    public static final int USUAL_BODIES = Plan.USUAL_BODIES;
    public static final int USUAL_DEVICES = 50_000;
    /// Longer than anybody moves the clock.
    public static final Duration USUAL_LOGIN = Duration.ofDays(400);

    public MakerSettings {
        if (gateways < 0 || gateways > 9) {
            throw new IllegalArgumentException(gateways + " gateways; 0 to 9 can be");
        }
    }

    /// Tells a step and how long it took.
    void told(String what, Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        progress.accept("%s (%.1f s)".formatted(what, took.toMillis() / 1_000.0));
    }
}
