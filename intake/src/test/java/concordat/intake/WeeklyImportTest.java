package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Strength;
import concordat.findings.Change;
import concordat.findings.Delivery;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Finding;
import concordat.findings.Vantage;
import concordat.intake.report.ReportBytes;
import concordat.intake.testdata.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Real weekly scans of the same hosts, imported in order, and an earlier week's state of affairs once more at the end.
final class WeeklyImportTest {

    @Test
    void take_weeksInOrder_opensKeepsClosesAndReopensAsPlainSetsSay() throws Exception {
        List<Path> weeks = new ArrayList<>(SharedData.reports("scans/nessus-weekly"));
        weeks.add(weeks.get(1));
        EnvironmentFindings all = EnvironmentFindings.of(List.of());
        Set<String> open = new HashSet<>();
        Set<String> ever = new HashSet<>();
        Map<String, Long> sums = new TreeMap<>();
        for (int week = 0; week < weeks.size(); week++) {
            Set<String> held = held(weeks.get(week));
            Map<String, Long> expected = new TreeMap<>();
            expected.put("Opened", held.stream().filter(k -> !ever.contains(k)).count());
            expected.put("Kept", held.stream().filter(open::contains).count());
            expected.put(
                    "Reopened",
                    held.stream()
                            .filter(k -> ever.contains(k) && !open.contains(k))
                            .count());
            expected.put("Closed", open.stream().filter(k -> !held.contains(k)).count());
            open.clear();
            open.addAll(held);
            ever.addAll(held);
            Delivery ready = ready(weeks.get(week), week);
            Map<String, Long> found = new TreeMap<>(Map.of("Opened", 0L, "Kept", 0L, "Reopened", 0L, "Closed", 0L));
            for (Change change : all.take(ready.scan().at(week), ready.sightings())) {
                found.merge(change.getClass().getSimpleName(), 1L, Long::sum);
            }
            assertThat(found).as("week %d", week).isEqualTo(expected);
            found.forEach((kind, count) -> sums.merge(kind, count, Long::sum));
            assertThat(all.findings().values().stream().filter(Finding::open).count())
                    .isEqualTo(held.size());
        }
        assertThat(sums.values()).allMatch(count -> count > 0);
    }

    @Test
    void collect_realReport_keepsEveryItemAndItsWords() throws Exception {
        Delivery ready = ready(SharedData.folder("scans/nessus").resolve("sample.nessus"), 0);
        assertThat(ready.sightings()).hasSize(149).doesNotHaveDuplicates();
        assertThat(ready.assets()).hasSize(3).noneMatch(a -> a.internetFacing());
        assertThat(ready.wordings()).hasSize(80).allSatisfy((weakness, w) -> assertThat(w.title())
                .isNotBlank());
        assertThat(ready.outputs().size()).isPositive();
        assertThat(ready.scan().hosts()).hasSize(3).anySatisfy((host, look) -> assertThat(look.credentialed())
                .isTrue());
    }

    private static Delivery ready(Path report, int week) throws Exception {
        Provenance provenance = new Provenance(
                "report-" + week, Instant.parse("2026-03-02T09:00:00Z"), Strength.MACHINE, Vantage.INSIDE);
        return switch (ReportCollector.collect(ReportBytes.of(report), provenance)) {
            case Collected.Ready ready -> ready.delivery();
            case Collected.Refused refused ->
                throw new AssertionError(refused.why().problem());
        };
    }

    /// Host, port, protocol, plugin and a number for repeats, read the plain way.
    private static Set<String> held(Path report) throws Exception {
        NodeList items = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("ReportItem");
        Map<String, Integer> repeats = new HashMap<>();
        Set<String> held = new HashSet<>();
        for (int i = 0; i < items.getLength(); i++) {
            Element item = (Element) items.item(i);
            String host = item.getParentNode() instanceof Element parent
                            && parent.getTagName().equals("ReportHost")
                    ? parent.getAttribute("name")
                    : "";
            String key = host + " " + item.getAttribute("port") + " " + item.getAttribute("protocol") + " "
                    + item.getAttribute("pluginID");
            held.add(key + " " + repeats.merge(key, 1, Integer::sum));
        }
        return held;
    }
}
