package concordat.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What a tester reports and a scan shows are likened by where and what they are, never by their titles.
final class LikenessTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static Finding finding(
            String tool, String host, int port, Severity severity, List<String> cves, Set<Integer> cwes) {
        FindingKey key = new FindingKey(AssetKey.host(host), port, port == 0 ? "" : "tcp", tool + ":1", 1);
        Facts facts = new Facts(severity, "", cves, cwes, Collections.emptySortedSet(), List.of(), 0, false, false);
        Footing footing = new Footing(concordat.catalogue.Strength.TESTED, true, false);
        Detection detection = new Detection(key, facts, NOW, "r-1", Set.of(key.asset()), footing, Optional.empty());
        return new Finding(key, NOW, Optional.of(NOW), List.of(detection), Optional.empty());
    }

    private static Optional<Likeness> like(Finding one, Finding other) {
        return Likeness.of(one, other);
    }

    @Test
    void aVulnerabilityInCommonIsTheSurest_thenAClass_thenThePlaceAlone() {
        Finding told = finding("ithc", "db1", 443, Severity.HIGH, List.of("CVE-2026-1"), Set.of(79));
        assertThat(like(told, finding("scan", "db1", 443, Severity.LOW, List.of("CVE-2026-1"), Set.of())))
                .contains(Likeness.VULNERABILITY);
        assertThat(like(told, finding("scan", "db1", 0, Severity.LOW, List.of("CVE-2026-1"), Set.of())))
                .contains(Likeness.VULNERABILITY);
        assertThat(like(told, finding("scan", "db1", 443, Severity.LOW, List.of(), Set.of(79))))
                .contains(Likeness.WEAKNESS_CLASS);
        assertThat(like(told, finding("scan", "db1", 443, Severity.HIGH, List.of(), Set.of())))
                .contains(Likeness.PLACE);
    }

    @Test
    void anotherHost_anotherPort_andOtherVulnerabilitiesSpeakForNothing() {
        Finding told = finding("ithc", "db1", 443, Severity.HIGH, List.of("CVE-2026-1"), Set.of());
        assertThat(like(told, finding("scan", "db2", 443, Severity.HIGH, List.of("CVE-2026-1"), Set.of())))
                .isEmpty();
        assertThat(like(told, finding("scan", "db1", 80, Severity.HIGH, List.of("CVE-2026-1"), Set.of())))
                .isEmpty();
        assertThat(like(told, finding("scan", "db1", 443, Severity.HIGH, List.of("CVE-2026-2"), Set.of())))
                .isEmpty();
        assertThat(like(told, finding("scan", "db1", 443, Severity.LOW, List.of(), Set.of())))
                .isEmpty();
    }

    @Property
    void likenessIsMutual(
            @ForAll @IntRange(max = 3) int port,
            @ForAll @IntRange(max = 3) int otherPort,
            @ForAll Severity one,
            @ForAll Severity other,
            @ForAll boolean named,
            @ForAll boolean otherNamed) {
        Finding told = finding("ithc", "db1", port, one, named ? List.of("CVE-2026-1") : List.of(), Set.of(port));
        Finding seen =
                finding("scan", "db1", otherPort, other, otherNamed ? List.of("CVE-2026-1") : List.of(), Set.of(79));
        assertThat(like(told, seen)).isEqualTo(like(seen, told));
    }
}
