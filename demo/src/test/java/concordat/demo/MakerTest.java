package concordat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.DeviceLine;
import concordat.compile.SnapshotCompiler;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.Reason;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import concordat.demo.network.ServiceList;
import concordat.gateway.login.Login;
import concordat.gateway.login.SignedLogins;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Certificates;
import concordat.signals.authority.Term;
import concordat.signals.login.LoginTokens;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00.000001Z");

    @TempDir
    private Path data;

    private final List<String> told = new ArrayList<>();

    @Test
    void whatTheGreetingPromises_isWhatIsDecided() throws Exception {
        try (FakeControl control = new FakeControl(NOW)) {
            MakerSettings settings = settings(100, 400);
            Made made = Maker.make(new ApiClient(control.address(), "token"), data, settings, () -> {});

            assertThat(control.refusals).isEmpty();
            assertThat(made.acts()).isEqualTo(control.programme.nextPosition());
            assertThat(control.devices.values())
                    .filteredOn(d -> !d.kind().equals("EGRESS"))
                    .hasSize(400);
            Snapshot snapshot = SnapshotCompiler.compile(control.programme, NOW).snapshot(1, rows(control));
            assertThat(decided(snapshot, settings, DemoFiles.MANAGED, Greeting.PERSONAL_PATH))
                    .isEqualTo(Reason.PERMITTED);
            assertThat(decided(snapshot, settings, DemoFiles.LACKING, Greeting.PERSONAL_PATH))
                    .isEqualTo(Reason.CONTROL_NOT_HELD);
            assertThat(decided(snapshot, settings, DemoFiles.LACKING, Greeting.OFFICIAL_PATH))
                    .isEqualTo(Reason.PERMITTED);
            assertThat(decided(snapshot, settings, DemoFiles.PERSONAL, Greeting.OFFICIAL_PATH))
                    .isEqualTo(Reason.PERMITTED);
            assertThat(decided(snapshot, settings, DemoFiles.PERSONAL, Greeting.PERSONAL_PATH))
                    .isEqualTo(Reason.TIER_TOO_LOW);
            assertThat(decision(
                            snapshot,
                            fingerprint(DemoFiles.WORKLOAD),
                            0,
                            ServiceList.named(Maker.EXAMPLE_SYSTEM)
                                    .route("POST", "/matches")
                                    .id()))
                    .isEqualTo(Reason.PERMITTED);
            assertThat(made.greeting().text(8080, 8443, files()))
                    .contains("http://127.0.0.1:8080")
                    .contains("benefits-lookup.concordat.localhost:8443/entitlements/")
                    .doesNotContain("${");
            assertThat(control.accounts.keySet())
                    .containsExactlyInAnyOrder("lead", "assessor", "auditor", "officer", "owner", "services");
            assertThat(told).hasSizeGreaterThan(8);
        }
    }

    @Test
    void aRunThatWasStopped_isCompletedByTheNext_withTheSameCertificates() throws Exception {
        try (FakeControl control = new FakeControl(NOW)) {
            MakerSettings settings = settings(60, 100);
            ApiClient api = new ApiClient(control.address(), "token");
            control.failsAfter = 20;
            assertThatThrownBy(() -> Maker.make(api, data, settings, () -> {})).isInstanceOf(ApiFailure.class);
            assertThat(data.resolve("run/demonstration.properties")).doesNotExist();
            String managed = fingerprint(DemoFiles.MANAGED);
            control.failsAfter = Integer.MAX_VALUE;

            Made made = Maker.make(api, data, settings, () -> {});

            assertThat(control.refusals).isEmpty();
            assertThat(fingerprint(DemoFiles.MANAGED)).isEqualTo(managed);
            assertThat(control.devices).containsKey(managed);
            assertThat(made.greeting().holder()).isNotEmpty();
            assertThat(data.resolve("run/demonstration.properties")).exists();
            assertThat(Maker.make(api, data, settings, () -> {}).acts()).isEqualTo(made.acts());
        }
    }

    @Test
    void keysAndLogins_areTheirOwnersAlone() throws Exception {
        try (FakeControl control = new FakeControl(NOW)) {
            Maker.make(new ApiClient(control.address(), "token"), data, settings(30, 10), () -> {});
            for (Path secret : List.of(
                    files().key(DemoFiles.MANAGED),
                    files().login(DemoFiles.PERSONAL),
                    files().key(DemoFiles.gateway(2)),
                    data.resolve("run/demonstration.properties"),
                    data.resolve("run/demonstration.properties"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .as(secret.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    private Reason decided(Snapshot snapshot, MakerSettings settings, String name, String path) throws Exception {
        String fingerprint = fingerprint(name);
        String header = Files.readString(files().login(name)).strip();
        Login login = new SignedLogins("demo", Map.of("own", settings.logins().publicKey()), settings.loginLasts())
                .read(header.substring("Authorization: ".length()), fingerprint, micros(NOW));
        assertThat(login).isInstanceOf(Login.Shown.class);
        long facts = bits(snapshot.terms(), List.copyOf(((Login.Shown) login).facts()));
        return decision(
                snapshot,
                fingerprint,
                facts,
                ServiceList.named(Greeting.SERVICE).route("GET", path).id());
    }

    private static Reason decision(Snapshot snapshot, String fingerprint, long login, String route) {
        int caller = snapshot.caller(fingerprint);
        return Decision.reason(snapshot.decide(caller, snapshot.route(route), login, micros(NOW), micros(NOW)));
    }

    private static List<CallerRow> rows(FakeControl control) {
        Terms terms = SnapshotCompiler.compile(control.programme, NOW).terms();
        List<CallerRow> rows = new ArrayList<>();
        for (DeviceLine device : control.devices.values()) {
            rows.add(new CallerRow(
                    device.fingerprint(),
                    device.id(),
                    CallerKind.valueOf(device.kind()),
                    device.environment(),
                    bits(terms, device.facts()),
                    micros(device.until().orElseThrow()),
                    0,
                    Set.of()));
        }
        return rows;
    }

    private static long bits(Terms terms, List<String> facts) {
        long bits = 0;
        for (String fact : facts) {
            int bit = terms.facts().indexOf(fact);
            assertThat(bit).as(fact).isNotNegative();
            bits |= 1L << bit;
        }
        return bits;
    }

    private String fingerprint(String name) throws Exception {
        return Certificates.fingerprint(
                Certificates.parse(Files.readString(files().certificate(name))).getFirst());
    }

    private DemoFiles files() {
        return DemoFiles.in(data);
    }

    private MakerSettings settings(int bodies, int devices) throws Exception {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.found(
                "demo", new Term(BigInteger.ONE, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(4_000))), random);
        return new MakerSettings(
                2013,
                bodies,
                devices,
                "lead",
                2,
                authority,
                LoginTokens.open("own", "demo", data.resolve("login.pem"), random),
                MakerSettings.USUAL_LOGIN,
                random,
                InstantSource.fixed(NOW),
                told::add);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
