package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import concordat.gateway.TestClient.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A person with a browser, on a device that is known, whose body has an identity provider.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserSignInTest {

    private static final String PAGE = "text/html,application/json;q=0.9";
    private static final String CAME_BACK = "https://service.test/.concordat/signed-in";

    private Vertx vertx;
    private TestIdentityProvider provider;
    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        vertx = Vertx.vertx();
        provider = new TestIdentityProvider(vertx);
        provider.tell(folder, "body-env-1");
        world = new World(folder);
        World.eventually(() -> provider.looked.get() > 0);
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
        provider.close();
        Starting.awaitQuietly(vertx.close());
    }

    @BeforeEach
    void open() throws Exception {
        world.skew.set(0);
        world.open();
        provider.acr = "mfa";
        provider.spoiling = UnaryOperator.identity();
        provider.signByItsOwn();
    }

    private static Answer page(TestClient client, String uri, String cookies) throws Exception {
        return client.get(uri, cookies.isEmpty() ? Map.of("accept", PAGE) : Map.of("accept", PAGE, "cookie", cookies));
    }

    /// Until the provider has been asked, nobody can be sent there.
    private static Answer sent(TestClient client, String uri) throws Exception {
        Answer[] answer = {page(client, uri, "")};
        World.eventually(() -> {
            try {
                answer[0] = page(client, uri, "");
                return answer[0].status() == 302;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        return answer[0];
    }

    private static String path(String location) {
        return location.substring("https://service.test".length());
    }

    /// @return the answer that opens the session, or says why not
    private Answer signedIn(TestClient client) throws Exception {
        Answer sent = sent(client, "/strong?page=2");
        return page(client, path(provider.logIn(sent.location())), sent.cookies());
    }

    @Test
    void aBrowser_isSentToLogIn_andPermittedWhenItComesBack() throws Exception {
        for (HttpVersion version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
            try (TestClient client = world.client(world.first, version)) {
                Answer sent = sent(client, "/strong?page=2");
                assertThat(sent.location())
                        .startsWith(provider.issuer() + "/authorize?")
                        .contains("code_challenge_method=S256", "acr_values=mfa", "response_type=code");
                assertThat(sent.headers().get("set-cookie"))
                        .startsWith("__Host-concordat-")
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
                Answer back = page(client, path(provider.logIn(sent.location())), sent.cookies());
                assertThat(back.status()).isEqualTo(302);
                assertThat(back.location()).isEqualTo("https://service.test/strong?page=2");
                Answer answer = page(client, "/strong?page=2", back.cookies());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("hello GET /strong?page=2");
            }
        }
    }

    @Test
    void aProgram_isTold_andNotSentAnywhere() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            sent(client, "/strong");
            Answer json = client.get("/strong", Map.of("accept", "application/json"));
            assertThat(json.status()).isEqualTo(403);
            assertThat(json.body()).contains("LOGIN_TOO_WEAK");
            Answer script = client.get("/strong", Map.of("accept", PAGE, "sec-fetch-mode", "cors"));
            assertThat(script.status()).isEqualTo(403);
        }
    }

    @Test
    void aSession_isWorthNothing_onAnotherDevice() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1);
                TestClient other = world.client(world.second, HttpVersion.HTTP_1_1)) {
            String session = signedIn(client).cookies();
            assertThat(page(client, "/strong", session).status()).isEqualTo(200);
            assertThat(page(other, "/strong", session).status()).isEqualTo(403);
        }
    }

    @Test
    void aSession_endsWithItsTime_andAnyChangeOfIt() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            String session = signedIn(client).cookies();
            String changed = session.substring(0, session.length() - 4) + "AAAA";
            assertThat(page(client, "/strong", changed).status()).isEqualTo(302);
            world.skew.set(Duration.ofHours(8).toMillis() * 1_000);
            world.open();
            assertThat(page(client, "/strong", session).status()).isEqualTo(302);
        }
    }

    @Test
    void aLoginThatShowsTooLittle_isToldSo_andNotSentRoundForEver() throws Exception {
        provider.acr = "password";
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            String session = signedIn(client).cookies();
            Answer refused = page(client, "/strong", session);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("strong-login");
            world.skew.set(Duration.ofMinutes(3).toMillis() * 1_000);
            world.open();
            assertThat(page(client, "/strong", session).status()).isEqualTo(302);
        }
    }

    @Test
    void anotherBodysPeople_areNotSentThere() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1);
                TestClient other = world.client(world.second, HttpVersion.HTTP_1_1)) {
            sent(client, "/strong");
            assertThat(page(other, "/strong", "").status()).isEqualTo(403);
        }
    }

    @Test
    void aService_neverSeesTheSession_andCannotSetOne() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            String session = signedIn(client).cookies();
            Answer answer = client.get("/headers", Map.of("cookie", "theirs=1; " + session + "; more=2"));
            assertThat(answer.body()).contains("cookie: theirs=1; more=2").doesNotContain("concordat-session");
            assertThat(client.get("/headers", Map.of("cookie", session)).body()).doesNotContain("cookie");
            assertThat(client.get("/sets-cookies").headers().getAll("set-cookie"))
                    .containsExactly("theirs=1");
        }
    }

    @Test
    void whoComesBackWithoutHavingBeenSent_isRefused() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1);
                TestClient other = world.client(world.second, HttpVersion.HTTP_1_1)) {
            Answer sent = sent(client, "/strong");
            String back = path(provider.logIn(sent.location()));
            assertThat(page(client, back, "").status()).as("no cookie").isEqualTo(400);
            assertThat(page(other, back, sent.cookies()).status())
                    .as("another device")
                    .isEqualTo(400);
            String state = back.substring(back.indexOf("state=") + 6);
            assertThat(page(client, path(CAME_BACK) + "?code=x&state=" + state + "x", sent.cookies())
                            .status())
                    .as("another state")
                    .isEqualTo(400);
            assertThat(page(client, back + "&iss=https%3A%2F%2Felsewhere.example", sent.cookies())
                            .status())
                    .as("another issuer (RFC 9207)")
                    .isEqualTo(400);
            Answer denied = page(client, path(CAME_BACK) + "?error=access_denied<b>&state=" + state, sent.cookies());
            assertThat(denied.status()).isEqualTo(403);
            assertThat(denied.body()).contains("access_denied").doesNotContain("<b>");
            world.skew.set(Duration.ofMinutes(11).toMillis() * 1_000);
            assertThat(page(client, back, sent.cookies()).status())
                    .as("too late")
                    .isEqualTo(400);
        }
    }

    @Test
    void aCode_isGoodOnce() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            Answer sent = sent(client, "/strong");
            String back = path(provider.logIn(sent.location()));
            assertThat(page(client, back, sent.cookies()).status()).isEqualTo(302);
            assertThat(page(client, back, sent.cookies()).status()).isEqualTo(403);
        }
    }

    @Test
    void anIdTokenThatDoesNotHold_opensNothing() throws Exception {
        List<UnaryOperator<JWTClaimsSet.Builder>> spoilt = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.audience("somebody else"),
                claims -> claims.issuer("https://elsewhere.example"),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))));
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            for (UnaryOperator<JWTClaimsSet.Builder> spoiling : spoilt) {
                provider.spoiling = spoiling;
                Answer answer = signedIn(client);
                assertThat(answer.status()).isEqualTo(502);
                assertThat(answer.cookies()).isEmpty();
            }
            provider.spoiling = UnaryOperator.identity();
            provider.signByAnother();
            assertThat(signedIn(client).status()).isEqualTo(502);
        }
    }

    @Test
    void whateverComesBack_isAnswered() throws Exception {
        Random random = new Random(7);
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            Answer sent = sent(client, "/strong");
            String back = path(provider.logIn(sent.location()));
            for (int round = 0; round < 500; round++) {
                StringBuilder damaged = new StringBuilder(back);
                int start = back.indexOf('?') + 1;
                for (int change = random.nextInt(4); change >= 0; change--) {
                    int at = start + random.nextInt(damaged.length() - start);
                    switch (random.nextInt(3)) {
                        case 0 -> damaged.setCharAt(at, "%&=+;aZ0-_.~/?:@".charAt(random.nextInt(16)));
                        case 1 -> damaged.deleteCharAt(at);
                        default -> damaged.insert(at, "%2&=%zz".charAt(random.nextInt(7)));
                    }
                }
                assertThat(page(client, damaged.toString(), sent.cookies()).status())
                        .as(damaged.toString())
                        .isIn(302, 400, 403);
            }
        }
    }

    @Test
    void signingOut_endsTheSessionHere_andAtTheProvider() throws Exception {
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            String session = signedIn(client).cookies();
            Answer out = page(client, "/.concordat/sign-out", session);
            assertThat(out.location()).startsWith(provider.issuer() + "/leave?").contains("client_id=concordat");
            assertThat(out.headers().get("set-cookie")).contains("__Host-concordat-session=;", "Max-Age=0");
        }
    }

    @Test
    void theGatewaysOwnPages_areNoServices() throws Exception {
        world.service.seen.clear();
        try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            assertThat(client.get("/.concordat/nothing").status()).isEqualTo(404);
            assertThat(client.send(HttpMethod.POST, "/.concordat/signed-in", Map.of(), Buffer.buffer("x"))
                            .status())
                    .isEqualTo(405);
        }
        assertThat(world.service.seen).isEmpty();
    }
}
