package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.CallerKind;
import concordat.decision.Reason;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Certificates and logins that are somebody else's, no longer good, or made up: each refused, with its reason where a
/// connection came about, and that on record.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadCredentialsTest {

    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @BeforeEach
    void open() throws Exception {
        world.open();
        world.service.seen.clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void aCertificateOfNoDevice_isUnknown_andOnRecordByItsFingerprint(HttpVersion version) throws Exception {
        try (TestClient client = world.client(world.stranger, version)) {
            assertRefused(client.get("/x"), Reason.CALLER_UNKNOWN);
        }
        assertThat(recorded(Reason.CALLER_UNKNOWN, world.stranger.fingerprint()))
                .isNotEmpty();
        assertThat(world.service.seen).isEmpty();
    }

    @Test
    void aRevokedCertificate_isUnknownFromThenOn_onTheConnectionItHas() throws Exception {
        TestCertificates.Issued lost = world.certificates.issue("lost");
        world.delta(world.caller(lost, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        try (TestClient client = world.client(lost, HttpVersion.HTTP_2)) {
            assertThat(client.get("/x").status()).isEqualTo(200);
            world.revoke(lost);
            assertRefused(client.get("/x"), Reason.CALLER_UNKNOWN);
        }
        assertThat(recorded(Reason.CALLER_UNKNOWN, lost.fingerprint())).isNotEmpty();
    }

    @Test
    void aLoginTakenToAnotherDevice_earnsNothing_andIsOnRecordUnderThatDevice() throws Exception {
        long now = world.clock.micros() / 1_000_000;
        String stolen = "Bearer "
                + world.issuer.issue(
                        new Login.Shown("person-1", Set.of("strong-login"), 0),
                        world.first.fingerprint(),
                        now,
                        now + 600);
        try (TestClient thief = world.client(world.second, HttpVersion.HTTP_1_1)) {
            assertRefused(thief.get("/strong", Map.of("authorization", stolen)), Reason.LOGIN_TOO_WEAK);
        }
        assertThat(recorded(Reason.LOGIN_TOO_WEAK, device(world.second))).anySatisfy(decision -> {
            assertThat(decision.environment()).isEqualTo("env-2");
            assertThat(decision.route()).isEqualTo("strong");
            assertThat(decision.facts()).isEqualTo(3);
        });
        assertThat(world.service.seen).isEmpty();
    }

    @Test
    void aCertificateThatRanOut_makesNoConnection() throws Exception {
        TestCertificates.Issued old =
                world.certificates.issue("old", Instant.now().minus(10, ChronoUnit.MINUTES));
        world.delta(world.caller(old, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        assertNoConnection(old);
    }

    @Test
    void aCertificateOfAnotherAuthority_evenOneWeKnow_makesNoConnection(@TempDir Path elsewhere) throws Exception {
        TestCertificates.Issued foreign = new TestCertificates(elsewhere).issue("first");
        world.delta(world.caller(foreign, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        assertNoConnection(foreign);
    }

    @Test
    void anotherAuthorityOfTheSameName_isNotTrustedWithItsOwnCertificate(@TempDir Path elsewhere) throws Exception {
        TestCertificates others = new TestCertificates(elsewhere);
        assertThat(others.authority().getSubjectX500Principal())
                .isEqualTo(world.certificates.authority().getSubjectX500Principal());
        assertNoConnection(others.itself());
    }

    @Test
    void aCertificateForAWeakKey_makesNoConnection() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1_024);
        TestCertificates.Issued weak = world.certificates.issue("weak", rsa.generateKeyPair());
        world.delta(world.caller(weak, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        assertNoConnection(weak);
    }

    @Test
    void everyStranger_isCounted(@TempDir Path elsewhere) throws Exception {
        TestCertificates.Issued foreign = new TestCertificates(elsewhere).issue("foreign");
        long before = world.gateway.status().refused();
        for (int knock = 0; knock < 12; knock++) {
            try (TestClient client = world.client(foreign, HttpVersion.HTTP_1_1)) {
                client.get("/x");
                throw new AssertionError("let in");
            } catch (Exception e) {
                // as it should be
            }
        }
        World.eventually(() -> world.gateway.status().refused() >= before + 12);
    }

    private void assertNoConnection(TestCertificates.Issued certificate) throws Exception {
        for (HttpVersion version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
            assertThatThrownBy(() -> {
                        try (TestClient client = world.client(certificate, version)) {
                            client.get("/x");
                        }
                    })
                    .as("%s", version)
                    .isInstanceOf(Exception.class);
        }
        assertThat(recorded(Reason.CALLER_UNKNOWN, certificate.fingerprint())).isNotEmpty();
        assertThat(world.service.seen).isEmpty();
    }

    private String device(TestCertificates.Issued issued) {
        return world.caller(issued, CallerKind.MANAGED_DEVICE, "env-2", 3, World.NEVER)
                .id();
    }

    private static void assertRefused(TestClient.Answer answer, Reason reason) {
        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.body()).contains("\"code\":" + reason.number());
    }

    /// Records are written beside what they are about, so they may take a moment.
    private List<DecisionRecord> recorded(Reason reason, String caller) throws Exception {
        List<DecisionRecord> found = new ArrayList<>();
        World.eventually(() -> {
            found.clear();
            found.addAll(read(reason, caller));
            return !found.isEmpty();
        });
        return found;
    }

    private List<DecisionRecord> read(Reason reason, String caller) {
        List<DecisionRecord> found = new ArrayList<>();
        try {
            RecordReader.read(world.recordFolder, decision -> {
                if ((decision.outcome() & 0xffff) == reason.number()
                        && decision.caller().equals(caller)) {
                    found.add(decision);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
