package concordat.exchange.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What goes out, the readers of such reports take in again: as many findings of each severity as there were.
final class ReadBackTest {

    private static final List<ExportedFinding> OPEN = SampleFindings.many(1_000, true);
    private static final List<ExportedFinding> CLOSED = SampleFindings.many(100, false);

    private final List<ReportedItem> items = new ArrayList<>();

    private ReportSummary read(FindingFormat format, Occasion occasion, List<ExportedFinding> findings)
            throws IOException {
        byte[] file = SampleFindings.written(format, occasion, findings);
        Reading reading = Reports.read(ReportBytes.of(file), new ReportSink() {
            @Override
            public void item(ReportedItem item) {
                items.add(item);
            }

            @Override
            public void asset(ReportedAsset asset) {}
        });
        assertThat(reading).isInstanceOf(Reading.Whole.class);
        return ((Reading.Whole) reading).summary();
    }

    private static Map<Severity, Long> told(List<ExportedFinding> findings) {
        Map<Severity, Long> told = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            told.put(severity, 0L);
        }
        findings.forEach(f -> told.merge(f.severity(), 1L, Long::sum));
        return told;
    }

    private Map<Severity, Long> got() {
        Map<Severity, Long> got = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            got.put(severity, 0L);
        }
        items.forEach(i -> got.merge(i.severity(), 1L, Long::sum));
        return got;
    }

    @Test
    void sarif_bringsEveryFindingBack() throws IOException {
        ReportSummary summary = read(FindingFormat.SARIF, SampleFindings.occasion(), OPEN);

        assertThat(summary.format()).isEqualTo("sarif");
        assertThat(got()).isEqualTo(told(OPEN));
        assertThat(items).allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.PRESENT));
        assertThat(items.stream().map(ReportedItem::weakness).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        OPEN.stream().map(ExportedFinding::weakness).distinct().toList());
    }

    @Test
    void sarif_saysOfClosedOnesThatTheyAreGone() throws IOException {
        read(FindingFormat.SARIF, SampleFindings.occasion(false), CLOSED);

        assertThat(items).hasSameSizeAs(CLOSED);
        assertThat(items).allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.FIXED));
    }

    @Test
    void fedramp_bringsEveryFindingBack_andClosedOnesAsFixed() throws IOException {
        ReportSummary summary = read(FindingFormat.FEDRAMP_POAM, SampleFindings.occasion(), OPEN);

        assertThat(summary.format()).isEqualTo("fedramp-poam");
        assertThat(got()).isEqualTo(told(OPEN));

        items.clear();
        read(FindingFormat.FEDRAMP_POAM, SampleFindings.occasion(false), CLOSED);

        assertThat(got()).isEqualTo(told(CLOSED));
        assertThat(items).allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.FIXED));
    }

    /// A vulnerability on an asset, however many findings say so, rated as the advisory's own scores say.
    @Test
    void csaf_bringsEveryVulnerabilityOfEveryAssetBack() throws IOException {
        ReportSummary summary = read(FindingFormat.CSAF_VEX, SampleFindings.occasion(), OPEN);

        Map<String, Severity> pairs = new TreeMap<>();
        Set<String> scored = new HashSet<>();
        for (ExportedFinding f : OPEN) {
            List<String> ids = f.cves().isEmpty() ? List.of(f.weakness()) : f.cves();
            for (String id : ids) {
                String pair = id + " on " + f.environment() + " " + f.asset().key();
                pairs.merge(pair, f.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
                if (!f.vectors().isEmpty()) {
                    scored.add(pair);
                }
            }
        }
        scored.forEach(pair -> pairs.put(pair, Severity.CRITICAL)); // the one vector of the sample means 9.8
        Map<Severity, Long> expected = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            expected.put(severity, 0L);
        }
        pairs.values().forEach(severity -> expected.merge(severity, 1L, Long::sum));
        assertThat(summary.format()).isEqualTo("csaf");
        assertThat(got()).isEqualTo(expected);
    }

    @Test
    void csaf_saysOfClosedOnesThatTheyAreFixed() throws IOException {
        read(FindingFormat.CSAF_VEX, SampleFindings.occasion(false), CLOSED);

        assertThat(items).isNotEmpty().allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.FIXED));
    }

    @Test
    void aPlanOfAction_bringsEveryFindingBack_andClosedOnesAsFixed() throws IOException {
        ReportSummary summary = read(FindingFormat.OSCAL_POAM, SampleFindings.occasion(), OPEN);

        assertThat(summary.format()).isEqualTo("oscal-poam-json");
        assertThat(got()).isEqualTo(told(OPEN));
        assertThat(items).allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.PRESENT));

        items.clear();
        read(FindingFormat.OSCAL_POAM, SampleFindings.occasion(false), CLOSED);

        assertThat(got()).isEqualTo(told(CLOSED));
        assertThat(items).allSatisfy(i -> assertThat(i.said()).isEqualTo(ReportedItem.Said.FIXED));
    }

    /// Of each control that a finding fails there is an entry; one that fails none is a risk of its own.
    @Test
    void results_bringEveryFindingBack_forEachControlThatItFails() throws IOException {
        ReportSummary summary = read(FindingFormat.OSCAL_AR, SampleFindings.occasion(), OPEN);

        List<ExportedFinding> expected = new ArrayList<>();
        OPEN.forEach(f -> {
            for (int i = 0; i < Math.max(1, f.controls().size()); i++) {
                expected.add(f);
            }
        });
        assertThat(summary.format()).isEqualTo("oscal-results-json");
        assertThat(got()).isEqualTo(told(expected));
    }

    @Test
    void theSameFindings_areTheSameFile() throws IOException {
        for (FindingFormat format : FindingFormat.values()) {
            assertThat(SampleFindings.written(format, SampleFindings.occasion(), CLOSED))
                    .as(format.word())
                    .isEqualTo(SampleFindings.written(format, SampleFindings.occasion(), CLOSED));
        }
    }
}
