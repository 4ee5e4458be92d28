package concordat.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.ControlId;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ReimportTest {

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final AssetKey MAIL = AssetKey.host("mail.example.org");
    private static final AssetKey WEB = AssetKey.host("web.example.org");
    private static final Facts HIGH = new Facts(Severity.HIGH, "Web Servers", List.of(), 7.5, false, false);
    private static final Facts INFO = new Facts(Severity.INFO, "Web Servers", List.of(), 0, false, false);
    private static final Look BLIND = new Look(false, true);
    private static final Look LOGGED_IN = new Look(true, true);
    private static final FindingKey KEY = new FindingKey(MAIL, 443, "tcp", "nessus:10", 1);
    private static final ControlId VUL = new ControlId("VUL-01");

    @Test
    void take_seenGoneAndSeenAgain_opensKeepsClosesAndReopens() {
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        assertThat(only(all.take(scan(0, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, HIGH)))))
                .isInstanceOf(Change.Opened.class);
        assertThat(only(all.take(scan(7, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, HIGH)))))
                .isInstanceOf(Change.Kept.class);
        assertThat(only(all.take(scan(14, Map.of(MAIL, BLIND)), List.of()))).isInstanceOf(Change.Closed.class);
        assertThat(all.take(scan(21, Map.of(MAIL, BLIND)), List.of())).isEmpty();
        Change again = only(all.take(scan(28, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, HIGH))));
        assertThat(again).isInstanceOf(Change.Reopened.class);
        assertThat(again.finding().firstReportedAt()).contains(DAY);
        assertThat(again.finding().lastSeenIn()).isEqualTo("r28");
    }

    @Test
    void take_lesserLook_closesNothingAndSaysWhy() {
        Coverage listed = new Coverage(Set.of("nessus:10"), Optional.empty());
        Scan good = scan(0, Strength.TESTED, Map.of(MAIL, LOGGED_IN), listed);
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(WEB, LOGGED_IN), listed)))
                .contains(Change.Why.OUT_OF_SCOPE);
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(MAIL, new Look(true, false)), listed)))
                .contains(Change.Why.UNFINISHED);
        assertThat(why(good, scan(1, Strength.MACHINE, Map.of(MAIL, LOGGED_IN), listed)))
                .contains(Change.Why.WEAKER);
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(MAIL, BLIND), listed)))
                .contains(Change.Why.NOT_CREDENTIALED);
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(MAIL, LOGGED_IN), Coverage.UNSTATED)))
                .contains(Change.Why.NOT_LOOKED_FOR);
        Coverage ports = new Coverage(Set.of("nessus:10"), PortRange.parse("1-80"));
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(MAIL, LOGGED_IN), ports)))
                .contains(Change.Why.NOT_LOOKED_FOR);
        assertThat(why(good, scan(1, Strength.TESTED, Map.of(MAIL, LOGGED_IN, WEB, BLIND), listed)))
                .isEmpty();
    }

    @Test
    void take_calledMended_closesThatSpotAloneWithoutAWholeLook_butNotWhatABetterLookShowed() {
        Coverage mends = new Coverage(Set.of(), Optional.empty(), "table:", Set.of(Spot.of(KEY)));
        Look unfinished = new Look(false, false);
        Scan blind = scan(0, Strength.MACHINE, Map.of(MAIL, BLIND), Coverage.UNSTATED);

        assertThat(why(blind, scan(1, Strength.MACHINE, Map.of(MAIL, unfinished), mends)))
                .isEmpty();
        assertThat(why(blind, scan(1, Strength.DECLARED, Map.of(MAIL, unfinished), mends)))
                .contains(Change.Why.WEAKER);
        assertThat(why(
                        scan(0, Strength.MACHINE, Map.of(MAIL, LOGGED_IN), Coverage.UNSTATED),
                        scan(1, Strength.TESTED, Map.of(MAIL, unfinished), mends)))
                .contains(Change.Why.NOT_CREDENTIALED);
        Coverage other =
                new Coverage(Set.of(), Optional.empty(), "table:", Set.of(new Spot(MAIL, 80, "tcp", KEY.weakness())));
        assertThat(why(blind, scan(1, Strength.TESTED, Map.of(MAIL, unfinished), other)))
                .contains(Change.Why.UNFINISHED);
    }

    @Test
    void take_aReportThatSpeaksOnlyOfSomeWeaknesses_leavesTheOthersOpen() {
        Coverage tables = new Coverage(Set.of(), Optional.empty(), "table:", Set.of());
        Coverage tools = new Coverage(Set.of(), Optional.empty(), "nessus:", Set.of());
        Scan blind = scan(0, Strength.MACHINE, Map.of(MAIL, BLIND), Coverage.UNSTATED);

        assertThat(why(blind, scan(1, Strength.TESTED, Map.of(MAIL, BLIND), tables)))
                .contains(Change.Why.NOT_LOOKED_FOR);
        assertThat(why(blind, scan(1, Strength.TESTED, Map.of(MAIL, BLIND), tools)))
                .isEmpty();
    }

    @Test
    void take_confirmedByABetterLook_isNotClosedByTheFirstOneAgain() {
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(scan(0, Strength.DECLARED, Map.of(MAIL, BLIND), Coverage.UNSTATED), List.of(new Sighting(KEY, HIGH)));
        all.take(
                scan(1, Strength.TESTED, Map.of(MAIL, LOGGED_IN), Coverage.UNSTATED), List.of(new Sighting(KEY, HIGH)));
        Change change = only(all.take(scan(2, Strength.DECLARED, Map.of(MAIL, BLIND), Coverage.UNSTATED), List.of()));
        assertThat(change).isInstanceOfSatisfying(Change.Untouched.class, u -> assertThat(u.why())
                .isEqualTo(Change.Why.WEAKER));
    }

    @Test
    void take_findingOnNoHost_closesOnlyWhenEveryHostItCanBeOnWasReached() {
        FindingKey key = new FindingKey(AssetKey.UNPLACED, 0, "tcp", "nessus:10", 1);
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(scan(0, Map.of(MAIL, BLIND, WEB, BLIND)), List.of(new Sighting(key, HIGH)));
        assertThat(only(all.take(scan(1, Map.of(MAIL, BLIND)), List.of()))).isInstanceOf(Change.Untouched.class);
        assertThat(only(all.take(scan(2, Map.of(MAIL, BLIND, WEB, BLIND)), List.of())))
                .isInstanceOf(Change.Closed.class);
    }

    @Test
    void take_theSameVulnerabilitiesByAnotherTool_isOneFinding_goneWhenBothSaySo() {
        Facts log4j = new Facts(Severity.HIGH, "Web", List.of("CVE-2021-44228"), 9, false, false);
        Facts worse = new Facts(Severity.CRITICAL, "", List.of("CVE-2021-44228"), 10, true, false);
        FindingKey byNessus = new FindingKey(MAIL, 443, "tcp", "nessus:10", 1);
        FindingKey byNuclei = new FindingKey(MAIL, 443, "tcp", "/login", "nuclei:log4j", 1);
        Coverage nessus = new Coverage(Set.of(), Optional.empty(), "nessus:", Set.of());
        Coverage nuclei = new Coverage(Set.of(), Optional.empty(), "nuclei:", Set.of());
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(scan(0, Strength.MACHINE, Map.of(MAIL, BLIND), nessus), List.of(new Sighting(byNessus, log4j)));
        Change joined = only(all.take(
                scan(1, Strength.MACHINE, Map.of(MAIL, BLIND), nuclei), List.of(new Sighting(byNuclei, worse))));

        assertThat(joined).isInstanceOf(Change.Kept.class);
        assertThat(joined.finding().key()).isEqualTo(byNessus);
        assertThat(joined.finding().detections()).extracting(Detection::tool).containsExactly("nessus", "nuclei");
        assertThat(joined.finding().facts().severity()).isEqualTo(Severity.CRITICAL);

        Change half = only(all.take(scan(2, Strength.MACHINE, Map.of(MAIL, BLIND), nuclei), List.of()));
        assertThat(half).isInstanceOfSatisfying(Change.Untouched.class, u -> assertThat(u.why())
                .isEqualTo(Change.Why.ANOTHER_TOOL));
        assertThat(half.finding().facts().severity()).isEqualTo(Severity.HIGH);
        assertThat(only(all.take(scan(3, Strength.MACHINE, Map.of(MAIL, BLIND), nessus), List.of())))
                .isInstanceOf(Change.Closed.class);
        Change again = only(all.take(
                scan(4, Strength.MACHINE, Map.of(MAIL, BLIND), nuclei), List.of(new Sighting(byNuclei, worse))));
        assertThat(again).isInstanceOf(Change.Reopened.class);
        assertThat(again.finding().firstSeenAt()).isEqualTo(DAY);
    }

    @Test
    void take_otherVulnerabilitiesPortsOrPlaces_areFindingsOfTheirOwn() {
        Facts log4j = new Facts(Severity.HIGH, "Web", List.of("CVE-2021-44228"), 9, false, false);
        Facts both = new Facts(Severity.HIGH, "Web", List.of("CVE-2021-44228", "CVE-2021-45046"), 9, false, false);
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(
                scan(0, Map.of(MAIL, BLIND)),
                List.of(new Sighting(new FindingKey(MAIL, 443, "tcp", "/a", "zap:1", 1), log4j)));
        List<Sighting> others = List.of(
                new Sighting(new FindingKey(MAIL, 443, "tcp", "/a", "nuclei:1", 1), both),
                new Sighting(new FindingKey(MAIL, 80, "tcp", "/a", "nuclei:2", 1), log4j),
                new Sighting(new FindingKey(MAIL, 443, "tcp", "/b", "nuclei:3", 1), log4j),
                new Sighting(new FindingKey(WEB, 443, "tcp", "/a", "nuclei:4", 1), log4j),
                new Sighting(new FindingKey(MAIL, 443, "tcp", "/a", "zap:2", 1), log4j));

        assertThat(all.take(
                        scan(
                                1,
                                Strength.MACHINE,
                                Map.of(MAIL, BLIND, WEB, BLIND),
                                new Coverage(Set.of(), Optional.empty(), "nuclei:", Set.of())),
                        others))
                .filteredOn(c -> c instanceof Change.Opened)
                .hasSize(5);
    }

    @Test
    void take_aLookAtOnePort_closesNothingAtAnother() {
        Look port80 = new Look(false, true, Optional.of(PortRange.of(List.of(80))));
        Look both = port80.and(new Look(false, true, Optional.of(PortRange.of(List.of(443)))));
        Scan before = scan(0, Map.of(MAIL, BLIND));

        assertThat(why(before, scan(1, Map.of(MAIL, port80)))).contains(Change.Why.NOT_LOOKED_FOR);
        assertThat(why(before, scan(1, Map.of(MAIL, both)))).isEmpty();
        assertThat(why(before, scan(1, Map.of(MAIL, port80.and(BLIND))))).isEmpty();
    }

    @Test
    void of_aFindingOfTwoTools_goesByTheNameOfTheImportThatCameFirst_whicheverScanWasOlder() {
        Facts log4j = new Facts(Severity.HIGH, "Web", List.of("CVE-2021-44228"), 9, false, false);
        FindingKey byNuclei = new FindingKey(MAIL, 443, "tcp", "nuclei:log4j", 1);
        var first =
                new EnvironmentFindings.Import(scan(7, Map.of(MAIL, BLIND)).at(1), List.of(new Sighting(KEY, log4j)));
        var late = new EnvironmentFindings.Import(
                scan(0, Map.of(MAIL, BLIND)).at(2), List.of(new Sighting(byNuclei, log4j)));

        assertThat(EnvironmentFindings.of(List.of(first, late)).findings().values())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo(KEY);
                    assertThat(finding.firstSeenAt()).isEqualTo(DAY);
                });
        assertThat(EnvironmentFindings.of(List.of(late)).findings()).containsOnlyKeys(byNuclei);
    }

    @Test
    void of_reportHandedInLate_changesNothingThatANewerScanHasShown() {
        var older = new EnvironmentFindings.Import(scan(0, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, HIGH)));
        var newer = new EnvironmentFindings.Import(scan(7, Map.of(MAIL, BLIND)).at(1), List.of());
        assertThat(EnvironmentFindings.of(List.of(newer, older)).findings().values())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.open()).isFalse();
                    assertThat(finding.firstReportedAt()).contains(DAY);
                });
    }

    @Test
    void sightings_sameSpotTwice_areTwoFindings_andHostNamesMeetDespiteCase() {
        Sightings sightings = new Sightings();
        FindingKey first = sightings.add(new Spot(AssetKey.host("Mail.Example.Org."), 443, "tcp", "nessus:10"), HIGH);
        FindingKey second = sightings.add(new Spot(MAIL, 443, "tcp", "nessus:10"), HIGH);
        assertThat(first).isEqualTo(KEY);
        assertThat(second.occurrence()).isEqualTo(2);
        FindingKey elsewhere = sightings.add(new Spot(MAIL, 443, "tcp", "/admin", "nessus:10"), HIGH);
        assertThat(elsewhere.occurrence()).isEqualTo(1);
        assertThat(sightings.all()).hasSize(3);
    }

    @Test
    void identities_areStableDistinctAndKeyed() {
        Identities plain = Identities.plain("env-1");
        assertThat(KEY.canonical("env-1")).isEqualTo("finding/1|env-1|host:mail.example.org|443|tcp|nessus:10|1");
        assertThat(plain.of(KEY))
                .hasSize(32)
                .isEqualTo(Identities.plain("env-1").of(KEY));
        assertThat(plain.of(KEY)).isNotEqualTo(Identities.plain("env-2").of(KEY));
        Identities keyed = Identities.keyed("env-1", new byte[32]);
        assertThat(keyed.of(KEY)).isNotEqualTo(plain.of(KEY)).isEqualTo(keyed.of(KEY));
        FindingKey odd = new FindingKey(AssetKey.host("a|443"), 443, "tcp", "nessus:10", 1);
        assertThat(odd.canonical("e")).isEqualTo("finding/1|e|host:a%7C443|443|tcp|nessus:10|1");
    }

    @Test
    void breaches_runFromTheFirstReportAsAWeakness() {
        FixWindows windows =
                new FixWindows(List.of(new FixWindow(Severity.HIGH, Duration.ofDays(7), Duration.ofDays(14))));
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(scan(0, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, INFO)));
        assertThat(breaches(all, windows, Duration.ZERO, false)).isEmpty();
        all.take(scan(10, Map.of(MAIL, BLIND)), List.of(new Sighting(KEY, HIGH)));
        Instant reported = DAY.plus(Duration.ofDays(10));
        assertThat(breaches(all, windows, Duration.ZERO, false)).singleElement().satisfies(breach -> {
            assertThat(breach.control()).isEqualTo(VUL);
            assertThat(breach.findings()).isEqualTo(1);
            assertThat(breach.breachesAt()).isEqualTo(reported.plus(Duration.ofDays(14)));
        });
        assertThat(only(breaches(all, windows, Duration.ZERO, true)).breachesAt())
                .isEqualTo(reported.plus(Duration.ofDays(7)));
        assertThat(only(breaches(all, windows, Duration.ofDays(60), true)).breachesAt())
                .isEqualTo(reported.plus(Duration.ofDays(60)));
        assertThat(breaches(all, new FixWindows(List.of()), Duration.ZERO, true))
                .isEmpty();
        assertThat(breaches(all, new FixWindows(List.of()), Duration.ofDays(60), true))
                .hasSize(1);
        all.take(scan(20, Map.of(MAIL, BLIND)), List.of());
        assertThat(breaches(all, windows, Duration.ZERO, false)).isEmpty();
    }

    @Test
    void outputs_areFoundAgainWholeWhicheverOrderTheyAreAskedIn() {
        Outputs outputs = new Outputs();
        Map<FindingKey, String> told = new HashMap<>();
        Random random = new Random(3);
        for (int n = 1; n <= 2_000; n++) {
            FindingKey key = new FindingKey(MAIL, 0, "tcp", "nessus:" + n, 1);
            String output = "saw é " + "x".repeat(random.nextInt(900)) + n;
            outputs.add(key, output);
            told.put(key, output);
        }
        told.forEach((key, output) -> assertThat(outputs.of(key)).contains(output));
        assertThat(outputs.of(KEY)).isEmpty();
        assertThat(outputs.size()).isLessThan(400_000);
    }

    @Test
    void addresses_publicOnesAreToldFromTheRest() {
        assertThat(List.of("8.8.8.8", "172.32.0.1", "2001:4860:4860::8888")).allMatch(Addresses::isPublic);
        assertThat(List.of(
                        "10.1.2.3",
                        "172.31.9.9",
                        "192.168.0.1",
                        "100.64.0.1",
                        "fe80::1",
                        "2001:db8::1",
                        "999.1.1.1",
                        "mail.example.org",
                        ""))
                .noneMatch(Addresses::isPublic);
    }

    /// A week's truth by plain sets: with every scan alike, what is open is what the newest scan holds.
    @Property(tries = 200)
    void of_likeScans_agreeWithPlainSets(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int weeks) {
        Random random = new Random(seed);
        List<EnvironmentFindings.Import> imports = new ArrayList<>();
        Map<FindingKey, Instant> first = new HashMap<>();
        Set<FindingKey> last = new HashSet<>();
        for (int week = 0; week < weeks; week++) {
            Scan scan = scan(week * 7, Map.of(MAIL, BLIND, WEB, BLIND)).at(week);
            last.clear();
            List<Sighting> sightings = new ArrayList<>();
            for (int plugin = 1; plugin <= 6; plugin++) {
                if (random.nextBoolean()) {
                    FindingKey key =
                            new FindingKey(random.nextBoolean() ? MAIL : WEB, 80, "tcp", "nessus:" + plugin, 1);
                    sightings.add(new Sighting(key, HIGH));
                    last.add(key);
                    first.putIfAbsent(key, scan.scannedAt());
                }
            }
            imports.add(new EnvironmentFindings.Import(scan, sightings));
        }
        Collections.shuffle(imports, random);
        Map<FindingKey, Finding> findings = EnvironmentFindings.of(imports).findings();
        assertThat(findings.keySet()).isEqualTo(first.keySet());
        assertThat(findings.values()).allSatisfy(finding -> {
            assertThat(finding.open()).isEqualTo(last.contains(finding.key()));
            assertThat(finding.firstReportedAt()).contains(first.get(finding.key()));
        });
    }

    private static List<ControlBreach> breaches(
            EnvironmentFindings all, FixWindows windows, Duration fromAge, boolean facing) {
        Breaches breaches =
                new Breaches(new Yardstick(windows, (key, facts, f) -> List.of(new Judge.Failure(VUL, fromAge))));
        Identities identities = Identities.plain("env-1");
        all.findings().values().forEach(f -> breaches.add(f, identities.of(f.key()), facing));
        return breaches.all();
    }

    private static Optional<Change.Why> why(Scan before, Scan after) {
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        all.take(before, List.of(new Sighting(KEY, HIGH)));
        return only(all.take(after, List.of())) instanceof Change.Untouched untouched
                ? Optional.of(untouched.why())
                : Optional.empty();
    }

    private static Scan scan(int day, Map<AssetKey, Look> hosts) {
        return scan(day, Strength.MACHINE, hosts, Coverage.UNSTATED);
    }

    private static Scan scan(int day, Strength strength, Map<AssetKey, Look> hosts, Coverage coverage) {
        Instant at = DAY.plus(Duration.ofDays(day));
        return new Scan("r" + day, "d" + day, at, at.plusSeconds(60), 0, strength, Vantage.INSIDE, hosts, coverage);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
