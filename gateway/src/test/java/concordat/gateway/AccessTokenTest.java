package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.login.Login;
import concordat.gateway.login.Logins;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that shows an access token of a body's identity provider.
final class AccessTokenTest {

    private Vertx vertx;
    private TestIdentityProvider provider;
    private World world;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        vertx = Vertx.vertx();
        provider = new TestIdentityProvider(vertx);
        provider.tell(folder, "body-env-1");
        world = new World(folder);
        world.open();
        eventually(provider.accessToken(world.first.fingerprint()), 200);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
        provider.close();
        Starting.awaitQuietly(vertx.close());
    }

    private int status(TestCertificates.Issued device, String authorization) throws Exception {
        try (TestClient client = world.client(device, HttpVersion.HTTP_1_1)) {
            return client.get("/strong", Map.of("authorization", authorization)).status();
        }
    }

    private void eventually(String authorization, int status) throws Exception {
        World.eventually(() -> {
            try {
                return status(world.first, authorization) == status;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aTokenBoundToTheDevice_isALogin_andGoesNoFurther() throws Exception {
        String token = provider.accessToken(world.first.fingerprint());
        assertThat(status(world.first, token)).isEqualTo(200);
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_2)) {
            assertThat(client.get("/headers", Map.of("authorization", token)).body())
                    .doesNotContain("authorization");
        }
    }

    @Test
    void aStolenToken_isWorthNothing_onAnotherDevice() throws Exception {
        String token = provider.accessToken(world.first.fingerprint());
        assertThat(status(world.second, token)).isEqualTo(403);
    }

    @Test
    void aProvider_vouchesForItsOwnBodyAlone() throws Exception {
        assertThat(status(world.second, provider.accessToken(world.second.fingerprint())))
                .isEqualTo(403);
    }

    @Test
    void aTokenThatDoesNotHold_isNoLogin() throws Exception {
        String device = world.first.fingerprint();
        Map<String, String> spoilt = new LinkedHashMap<>();
        spoilt.put("for another", provider.accessToken(device, claims -> claims.audience("mail")));
        spoilt.put("bound to nothing", provider.accessToken(device, claims -> claims.claim("cnf", null)));
        spoilt.put(
                "bound to no certificate",
                provider.accessToken(device, claims -> claims.claim("cnf", Map.of("jkt", "x"))));
        spoilt.put("an ID token", provider.accessToken(device, claims -> claims.claim("nonce", "n")));
        spoilt.put("a weak login", provider.accessToken(device, claims -> claims.claim("acr", "password")));
        spoilt.put("over", provider.accessToken(device, claims -> claims.issueTime(
                        Date.from(Instant.now().minusSeconds(600)))
                .expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        spoilt.put(
                "for a year",
                provider.accessToken(
                        device,
                        claims -> claims.expirationTime(Date.from(Instant.now().plus(Duration.ofDays(365))))));
        spoilt.put("by its public key", provider.tokenByPublicKeyAsPassword(device));
        String sound = provider.accessToken(device);
        spoilt.put("unsigned", sound.substring(0, sound.lastIndexOf('.') + 1));
        provider.signByAnother();
        spoilt.put("by another key", provider.accessToken(device));
        for (Map.Entry<String, String> one : spoilt.entrySet()) {
            assertThat(status(world.first, one.getValue())).as(one.getKey()).isEqualTo(403);
        }
    }

    private Login read(String authorization) {
        return world.identity.after(Logins.none()).read(authorization, world.first.fingerprint(), world.clock.micros());
    }

    @Test
    void noDamagedToken_isALogin() throws Exception {
        Random random = new Random(7);
        String sound = provider.accessToken(world.first.fingerprint());
        assertThat(read(sound)).isInstanceOf(Login.Shown.class);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder damaged = new StringBuilder(sound);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = "Bearer ".length() + random.nextInt(damaged.length() - "Bearer ".length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.setCharAt(at, (char) (33 + random.nextInt(94)));
                    case 1 -> damaged.deleteCharAt(at);
                    default -> damaged.insert(at, (char) random.nextInt(256));
                }
            }
            // the last character of a signature of 256 bytes has bits that say nothing
            if (!damaged.toString().strip().startsWith(sound.substring(0, sound.length() - 1))) {
                assertThat(read(damaged.toString())).as(damaged.toString()).isNotInstanceOf(Login.Shown.class);
            }
        }
    }

    @Test
    void strangeClaims_areReadOrRefused_andNeverFail() throws Exception {
        Random random = new Random(7);
        List<String> names =
                List.of("iss", "aud", "sub", "iat", "exp", "nbf", "acr", "amr", "auth_time", "cnf", "typ", "nonce");
        List<Object> values = List.of(
                "",
                "mfa",
                -1,
                0,
                Long.MAX_VALUE,
                1e300,
                true,
                List.of(),
                List.of("mfa", 1, List.of()),
                Map.of(),
                Map.of("x5t#S256", "AA"),
                Map.of("x5t#S256", 5),
                Map.of("x5t#S256", "!"));
        for (int round = 0; round < 400; round++) {
            String name = names.get(random.nextInt(names.size()));
            Object value = values.get(random.nextInt(values.size()));
            Login login = read(provider.accessToken(world.first.fingerprint(), claims -> claims.claim(name, value)));
            if (login instanceof Login.Shown && (name.equals("exp") || name.equals("aud") || name.equals("cnf"))) {
                throw new AssertionError(name + " = " + value + " makes a login");
            }
        }
    }

    @Test
    void aTokenOfSomebodyElse_isTheServicesOwn() throws Exception {
        String token =
                provider.accessToken(world.first.fingerprint(), claims -> claims.issuer("https://elsewhere.example"));
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/headers", Map.of("authorization", token)).body())
                    .contains("authorization: " + token);
        }
    }

    @Test
    void aNewKey_isLearntSoon_andAnOldOneForgotten() throws Exception {
        String old = provider.accessToken(world.first.fingerprint());
        assertThat(status(world.first, old)).isEqualTo(200);
        provider.rotate();
        String fresh = provider.accessToken(world.first.fingerprint());
        assertThat(status(world.first, fresh)).isEqualTo(403);
        world.skew.set(Duration.ofSeconds(31).toMillis() * 1_000);
        world.open();
        eventually(fresh, 200);
        assertThat(status(world.first, old)).isEqualTo(403);
    }
}
