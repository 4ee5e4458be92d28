package concordat.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.gateway.point.Point;
import concordat.gateway.point.PointSettings;
import concordat.gateway.point.Points;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnforcementPointsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T09:00:00Z");

    @TempDir
    private Path home;

    private GatewayFolder gateway;
    private EnforcementPoints points;
    private Settings settings;

    @BeforeEach
    void enrolled() throws IOException {
        settings = Settings.defaults(home);
        DataFolder data = DataFolder.open(home.resolve("data"));
        CertificateAuthority.found(
                        "northshire",
                        new Term(BigInteger.ONE, NOW, NOW.plus(Duration.ofDays(3_650))),
                        new SecureRandom())
                .store(data.keys().resolve("ca.pem"), data.keys().resolve("ca.key.pem"));
        gateway = new GatewayFolder(data, 0);
        Files.createDirectories(gateway.root());
        Files.writeString(gateway.enrolment(), "x\n");
        points = EnforcementPoints.of(data, 0);
    }

    @Test
    void nobodyMayAsk_untilOneIsAdded() throws IOException {
        assertThat(points.settings(settings)).isEmpty();
        assertThat(points.list()).isEmpty();
        Path out = points.add("nginx-1", List.of("tax.example", "benefits.example"), false, true, NOW);
        assertThat(out.resolve("point.pem")).exists();
        assertThat(Files.readString(out.resolve("point-all.pem"))).contains("BEGIN CERTIFICATE", "PRIVATE KEY");
        Point point = points.list().getFirst();
        assertThat(point.hosts()).containsExactlyInAnyOrder("tax.example", "benefits.example");
        assertThat(point.searches()).isTrue();
        assertThat(point.stopsDownloads()).isFalse();
        PointSettings door = points.settings(settings).orElseThrow();
        assertThat(door.port()).isEqualTo(8_181);
        assertThat(door.spopPort()).contains(8_182);
        assertThat(door.identifier()).isEqualTo(URI.create("https://localhost:8181"));
        assertThat(door.signingKey()).isPresent();
        assertThat(door.requests()).isEmpty();
    }

    @Test
    void decisionPoint_isAsItsFileSays() throws IOException {
        points.add("caddy", List.of("a.example"), true, false, NOW);
        Files.writeString(gateway.decisionPoint(), """
                identifier = https://decisions.example/network
                access-requests = https://help.example/access
                """);
        PointSettings door = points.settings(settings).orElseThrow();
        assertThat(door.identifier()).isEqualTo(URI.create("https://decisions.example/network"));
        assertThat(door.requests()).contains(URI.create("https://help.example/access"));
    }

    @Test
    void oneThatIsRemoved_mayAskNoLonger_thoughTheDoorStaysOpen() throws IOException {
        points.add("nginx-1", List.of("a.example"), false, false, NOW);
        points.add("nginx-2", List.of("b.example"), false, false, NOW);
        Points read = Points.in(gateway.points());
        String first = points.list().getFirst().fingerprint();
        assertThat(read.shown(first)).isPresent();
        points.remove("nginx-1");
        read.refresh();
        assertThat(read.shown(first)).isEmpty();
        assertThat(points.list()).extracting(Point::name).containsExactly("nginx-2");
        points.remove("nginx-2");
        assertThat(points.settings(settings)).isPresent();
        assertThatThrownBy(() -> points.remove("nginx-2")).hasMessageContaining("no enforcement point nginx-2");
    }

    @Test
    void nameTakenOrUnfit_hostNone_gatewayUnknown_areRefused() throws IOException {
        points.add("nginx-1", List.of("a.example"), false, false, NOW);
        assertThatThrownBy(() -> points.add("nginx-1", List.of("a.example"), false, false, NOW))
                .hasMessageContaining("there already");
        assertThatThrownBy(() -> points.add("nginx-3", List.of("A/b"), false, false, NOW))
                .hasMessageContaining("A/b");
        assertThatThrownBy(() -> points.add("nginx-3", List.of(), false, false, NOW))
                .hasMessageContaining("no host");
        Files.delete(gateway.enrolment());
        assertThatThrownBy(() -> points.add("nginx-4", List.of("a.example"), false, false, NOW))
                .hasMessageContaining("not enrolled");
    }
}
