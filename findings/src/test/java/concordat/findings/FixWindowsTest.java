package concordat.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.ControlId;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FixWindowsTest {

    private static final Instant REPORTED = Instant.parse("2026-03-10T09:00:00Z");
    private static final String LISTED = "CVE-2026-0001";
    private static final String QUIET = "CVE-2026-0002";

    private static FixWindows windows(String listedOn) {
        return new FixWindows(
                List.of(
                        new FixWindow(Severity.HIGH, Duration.ofDays(7), Duration.ofDays(14)),
                        new FixWindow(Severity.MEDIUM, Duration.ofDays(28), Duration.ofDays(56))),
                Optional.of(new ExploitedWindow(Duration.ofDays(14), Duration.ofDays(21))),
                new Exploited(Map.of(LISTED, LocalDate.parse(listedOn))));
    }

    private static Facts facts(Severity severity, String... cves) {
        return new Facts(severity, "", List.of(cves), 0, false, false);
    }

    private static String due(String listedOn, Severity severity, boolean facing, String... cves) {
        return windows(listedOn)
                .due(facts(severity, cves), REPORTED, facing)
                .map(due -> due.at() + due.exploited().map(e -> " " + e.cve()).orElse(""))
                .orElse("never");
    }

    @Test
    void due_listedBeforeTheFirstReport_countsFromTheReport() {
        assertThat(due("2024-01-01", Severity.MEDIUM, true, LISTED)).isEqualTo("2026-03-24T09:00:00Z CVE-2026-0001");
        assertThat(due("2024-01-01", Severity.MEDIUM, false, LISTED)).isEqualTo("2026-03-31T09:00:00Z CVE-2026-0001");
    }

    @Test
    void due_listedAfterTheFirstReport_countsFromTheListing() {
        assertThat(due("2026-03-20", Severity.MEDIUM, false, LISTED)).isEqualTo("2026-04-10T00:00:00Z CVE-2026-0001");
    }

    @Test
    void due_windowOfTheSeverityEndsSooner_thatCounts() {
        assertThat(due("2026-03-20", Severity.HIGH, true, LISTED)).isEqualTo("2026-03-17T09:00:00Z");
        assertThat(due("2026-05-20", Severity.MEDIUM, false, LISTED)).isEqualTo("2026-05-05T09:00:00Z");
    }

    @Test
    void due_severityWithoutWindow_isDueOnlyWhenListed() {
        assertThat(due("2024-01-01", Severity.LOW, true, QUIET)).isEqualTo("never");
        assertThat(due("2024-01-01", Severity.LOW, true, QUIET, LISTED))
                .isEqualTo("2026-03-24T09:00:00Z CVE-2026-0001");
        assertThat(due("2024-01-01", Severity.INFO, true, LISTED)).isEqualTo("never");
    }

    @Test
    void due_editionThatMakesNoDifference_goesBySeverityAlone() {
        FixWindows plain = new FixWindows(
                List.of(new FixWindow(Severity.LOW, Duration.ofDays(90), Duration.ofDays(90))),
                Optional.empty(),
                new Exploited(Map.of(LISTED, LocalDate.parse("2024-01-01"))));

        assertThat(plain.due(facts(Severity.LOW, LISTED), REPORTED, true).map(Due::window))
                .contains(Duration.ofDays(90));
    }

    @Property(tries = 500)
    void due_whateverIsListed_isNeverLaterForItAndNeverBeforeTheBodyCouldAct(
            @ForAll Severity severity,
            @ForAll boolean facing,
            @ForAll @IntRange(min = -400, max = 400) int listedAfter) {
        LocalDate on = LocalDate.parse("2026-03-10").plusDays(listedAfter);
        Optional<Due> without = windows(on.toString()).due(facts(severity, QUIET), REPORTED, facing);
        Optional<Due> with = windows(on.toString()).due(facts(severity, LISTED), REPORTED, facing);

        assertThat(with.isPresent()).isEqualTo(severity != Severity.INFO);
        without.ifPresent(w -> assertThat(with.orElseThrow().at()).isBeforeOrEqualTo(w.at()));
        with.ifPresent(w -> {
            assertThat(w.from()).isAfterOrEqualTo(REPORTED);
            assertThat(w.at()).isEqualTo(w.from().plus(w.window()));
        });
    }

    @Test
    void breaches_listed_beginWithTheSoonerClockButNotBeforeTheRuleTakesHold() {
        assertThat(breachesAt(Duration.ZERO)).contains(Instant.parse("2026-03-24T09:00:00Z"));
        assertThat(breachesAt(Duration.ofDays(20))).contains(REPORTED.plus(Duration.ofDays(20)));
    }

    private static Optional<Instant> breachesAt(Duration fromAge) {
        AssetKey host = AssetKey.of(AssetKind.HOST, "web-1");
        FindingKey key = new FindingKey(host, 443, "tcp", "", "tool:1", 1);
        Finding finding = new Finding(
                key,
                REPORTED,
                Optional.of(REPORTED),
                List.of(new Detection(
                        key,
                        facts(Severity.MEDIUM, LISTED),
                        REPORTED,
                        "r-1",
                        Set.of(host),
                        new Footing(concordat.catalogue.Strength.MACHINE, true, true),
                        Optional.empty())),
                Optional.empty());
        Breaches breaches = new Breaches(new Yardstick(
                windows("2024-01-01"), (k, f, facing) -> List.of(new Judge.Failure(new ControlId("VUL-01"), fromAge))));
        breaches.add(finding, Identities.plain("e-1").of(key), true);
        return breaches.all().stream().map(ControlBreach::breachesAt).findFirst();
    }
}
