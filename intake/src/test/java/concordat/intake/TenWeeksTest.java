package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Strength;
import concordat.findings.AssetIdKind;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Vantage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ten weekly scans of an estate of which everything is known, with what happens to real ones: a lease that changes, a
/// machine that is off, a scan that could not log in, plugins that are switched off or reworded.
final class TenWeeksTest {

    private static final Instant FIRST = Instant.parse("2026-01-05T01:00:00Z");
    private static final int WEEKS = 10;

    /// Seen over the network.
    private static final int OLD_TLS = 101;

    /// Seen by whoever logs in.
    private static final int MISSING_PATCH = 102;

    private static final int WEAK_PERMISSION = 103;

    /// A machine, the address it has in each week, and the weeks in which it is off.
    private record Machine(String name, List<String> addresses, Set<Integer> off) {}

    private static final Machine WEB = new Machine("web", addresses("10.0.0.5", 4, "10.0.0.9"), Set.of());
    /// Has the address that another gave up.
    private static final Machine NEW = new Machine("new", addresses("10.0.0.5", 11, ""), Set.of(1, 2, 3));

    private static final Machine DATA = new Machine("data", addresses("10.0.0.6", 11, ""), Set.of(5));

    /// In which weeks, from 1, a weakness is really there.
    private record Weakness(Machine on, int plugin, boolean needsLogin, Set<Integer> there) {}

    private static final List<Weakness> TRUTH = List.of(
            new Weakness(WEB, OLD_TLS, false, Set.of(1, 2, 3, 9, 10)),
            new Weakness(WEB, MISSING_PATCH, true, weeks(1, 10)),
            new Weakness(WEB, WEAK_PERMISSION, true, weeks(1, 7)),
            new Weakness(NEW, OLD_TLS, false, weeks(4, 8)),
            new Weakness(DATA, OLD_TLS, false, weeks(1, 4)),
            new Weakness(DATA, MISSING_PATCH, true, weeks(1, 6)),
            new Weakness(DATA, WEAK_PERMISSION, true, weeks(3, 10)));

    /// In this week nobody could log in.
    private static final int WITHOUT_LOGIN = 7;

    /// In this week the plugin was switched off.
    private static final int WITHOUT_PERMISSIONS = 8;

    @Test
    void whatWasSeenIsOpenUntilAScanThatCouldSeeItDoesNot() throws IOException {
        List<EnvironmentFindings.Import> imports = new ArrayList<>();
        Map<String, StringBuilder> told = new TreeMap<>();
        for (int week = 1; week <= WEEKS; week++) {
            imports.add(imported(week));
            EnvironmentFindings all = EnvironmentFindings.of(imports);
            for (Weakness weakness : TRUTH) {
                told.computeIfAbsent(name(weakness), n -> new StringBuilder()).append(state(all, weakness));
            }
        }

        // o open, c closed, . not known; one sign for each week.
        assertThat(told.toString())
                .isEqualTo(new TreeMap<>(Map.of(
                                "web 101", "ooocccccoo", // mended in the week its address changed, back in the ninth
                                "web 102", "oooooooooo", // the week without login closes nothing
                                "web 103", "oooooooocc", // mended in the eighth, when its plugin was off
                                "new 101", "...ooooocc", // of another machine under the same address
                                "data 101", "oooooccccc", // mended while it was off
                                "data 102", "oooooooccc", // mended in the week without login
                                "data 103", "..oooooooo"))
                        .toString());
        EnvironmentFindings end = EnvironmentFindings.of(imports);
        assertThat(end.findings()).hasSize(TRUTH.size());
        assertThat(end.findings().values())
                .allSatisfy(finding -> assertThat(finding.firstSeenAt()).isEqualTo(at(firstWeek(end, finding.key()))));
    }

    @Test
    void theOrderInWhichReportsAreHandedInChangesNothingOfTheEnd() throws IOException {
        List<EnvironmentFindings.Import> inOrder = new ArrayList<>();
        List<EnvironmentFindings.Import> late = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            inOrder.add(imported(week));
        }
        List<EnvironmentFindings.Import> turned = new ArrayList<>(inOrder);
        Collections.rotate(turned, 3);
        for (EnvironmentFindings.Import one : turned) {
            late.add(new EnvironmentFindings.Import(one.scan().at(late.size()), one.sightings(), one.assets()));
        }

        Map<String, String> one = states(EnvironmentFindings.of(inOrder));

        assertThat(states(EnvironmentFindings.of(late))).isEqualTo(one);
        assertThat(one).hasSize(TRUTH.size());
    }

    private static Map<String, String> states(EnvironmentFindings all) {
        Map<String, String> states = new TreeMap<>();
        TRUTH.forEach(weakness -> states.put(name(weakness), state(all, weakness) + " " + firstSeen(all, weakness)));
        return states;
    }

    private static String state(EnvironmentFindings all, Weakness weakness) {
        return found(all, weakness).stream()
                .map(finding -> finding.open() ? "o" : "c")
                .reduce((one, other) -> one + other)
                .orElse(".");
    }

    private static List<Instant> firstSeen(EnvironmentFindings all, Weakness weakness) {
        return found(all, weakness).stream().map(Finding::firstSeenAt).toList();
    }

    private static List<Finding> found(EnvironmentFindings all, Weakness weakness) {
        return all.findings().values().stream()
                .filter(finding -> finding.key().weakness().equals("nessus:" + weakness.plugin())
                        && machine(all, finding.key()).equals(weakness.on().name()))
                .toList();
    }

    private static String machine(EnvironmentFindings all, FindingKey key) {
        return all.estate().assets().stream()
                .filter(asset -> asset.key().equals(key.asset()))
                .map(asset -> asset.fullName().replace(".estate.invalid", ""))
                .findFirst()
                .orElseThrow();
    }

    private static int firstWeek(EnvironmentFindings all, FindingKey key) {
        return TRUTH.stream()
                .filter(weakness -> weakness.on().name().equals(machine(all, key))
                        && key.weakness().equals("nessus:" + weakness.plugin()))
                .mapToInt(weakness -> Collections.min(weakness.there()))
                .findFirst()
                .orElseThrow();
    }

    private static EnvironmentFindings.Import imported(int week) throws IOException {
        byte[] report = report(week).getBytes(StandardCharsets.UTF_8);
        Provenance provenance =
                new Provenance("week-" + week, at(week).plus(Duration.ofHours(8)), Strength.MACHINE, Vantage.INSIDE);
        return switch (ReportCollector.collect(() -> new ByteArrayInputStream(report), provenance)) {
            case Collected.Ready ready -> {
                assertThat(ready.delivery().assets()).allSatisfy(asset -> assertThat(asset.ids(AssetIdKind.FULL_NAME))
                        .hasSize(1));
                yield new EnvironmentFindings.Import(
                        ready.delivery().scan().at(week),
                        ready.delivery().sightings(),
                        ready.delivery().assets());
            }
            case Collected.Refused refused ->
                throw new AssertionError(refused.why().problem());
        };
    }

    private static String report(int week) {
        String plugins = week == WITHOUT_PERMISSIONS ? "101;102;19506" : "101;102;103;19506";
        List<String> hosts = new ArrayList<>();
        for (Machine machine : List.of(WEB, DATA, NEW)) {
            if (!machine.off().contains(week)) {
                hosts.add(host(machine, week));
            }
        }
        if (week % 2 == 0) {
            Collections.reverse(hosts);
        }
        return "<?xml version=\"1.0\"?><NessusClientData_v2><Policy><Preferences><ServerPreferences><preference>"
                + "<name>plugin_set</name><value>" + plugins + "</value></preference></ServerPreferences></Preferences>"
                + "</Policy><Report name=\"week\">" + String.join(week > 5 ? "\n   " : "", hosts)
                + "</Report></NessusClientData_v2>";
    }

    private static String host(Machine machine, int week) {
        boolean login = week != WITHOUT_LOGIN;
        long start = at(week).getEpochSecond();
        String items = TRUTH.stream()
                .filter(weakness -> weakness.on().equals(machine)
                        && weakness.there().contains(week)
                        && (login || !weakness.needsLogin())
                        && !(week == WITHOUT_PERMISSIONS && weakness.plugin() == WEAK_PERMISSION))
                .map(weakness -> item(weakness.plugin(), week))
                .collect(Collectors.joining());
        return """
                <ReportHost name="%1$s"><HostProperties><tag name="host-ip">%1$s</tag>
                <tag name="host-fqdn">%2$s.estate.invalid</tag><tag name="Credentialed_Scan">%3$s</tag>
                <tag name="HOST_START_TIMESTAMP">%4$d</tag><tag name="HOST_END_TIMESTAMP">%5$d</tag></HostProperties>
                %6$s</ReportHost>""".formatted(machine.addresses().get(week - 1), machine.name(), login, start, start + 600, items);
    }

    /// Reworded from the sixth week on.
    private static String item(int plugin, int week) {
        return "<ReportItem port=\"443\" svc_name=\"www\" protocol=\"tcp\" severity=\"3\" pluginID=\"" + plugin
                + "\" pluginName=\"" + (week < 6 ? "Weak" : "Now said otherwise") + "\" pluginFamily=\"General\">"
                + "<plugin_output>seen in week " + week + "</plugin_output></ReportItem>";
    }

    private static String name(Weakness weakness) {
        return weakness.on().name() + " " + weakness.plugin();
    }

    private static Instant at(int week) {
        return FIRST.plus(Duration.ofDays(7L * (week - 1)));
    }

    private static Set<Integer> weeks(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().collect(Collectors.toSet());
    }

    private static List<String> addresses(String before, int changesIn, String after) {
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(week -> week < changesIn ? before : after)
                .toList();
    }
}
