package concordat.exchange.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.csv.Neutral;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.Sheets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Tables of findings read back as they were, and nothing in them is ever calculated.
final class FindingTablesTest {

    private static Sheet sheet(byte[] file, String name) throws IOException {
        SheetReading reading = Sheets.read(new ByteArrayInputStream(file));
        assertThat(reading).isInstanceOf(SheetReading.Read.class);
        return ((SheetReading.Read) reading)
                .workbook().sheets().stream()
                        .filter(s -> name.isEmpty() || s.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static String cell(SheetRow row, String heading) {
        for (int i = 0; i < Columns.all().size(); i++) {
            if (Columns.all().get(i).heading().equals(heading)) {
                return Neutral.back(row.cell(i + 1).map(Cell::shown).orElse(""));
            }
        }
        throw new AssertionError("no column " + heading);
    }

    private static void tellsAll(List<SheetRow> rows, List<ExportedFinding> findings) {
        assertThat(rows).hasSize(findings.size());
        for (int i = 0; i < rows.size(); i++) {
            ExportedFinding finding = findings.get(i);
            assertThat(cell(rows.get(i), "Finding")).isEqualTo(finding.id());
            assertThat(cell(rows.get(i), "Severity")).isEqualTo(Columns.word(finding.severity()));
            assertThat(cell(rows.get(i), "Asset")).isEqualTo(finding.asset().name());
            assertThat(cell(rows.get(i), "Port"))
                    .isEqualTo(finding.port().map(String::valueOf).orElse(""));
            assertThat(cell(rows.get(i), "Title").replace("\r\n", "\n")).isEqualTo(Texts.whole(finding.title()));
            assertThat(cell(rows.get(i), "Identity")).isEqualTo(finding.identity());
            assertThat(cell(rows.get(i), "Rating decided by"))
                    .isEqualTo(finding.adjusted()
                            .map(ExportedFinding.Adjusted::decision)
                            .orElse(""));
        }
    }

    @Test
    void csv_readsBackWithEveryFinding() throws IOException {
        List<ExportedFinding> findings = SampleFindings.many(500, true);

        byte[] file = SampleFindings.written(FindingFormat.CSV, SampleFindings.occasion(), findings);

        List<SheetRow> rows = sheet(file, "").rows();
        tellsAll(rows.subList(1, rows.size()), findings);
    }

    @Test
    void xlsx_readsBackWithEveryFinding_andSaysWhatItIs() throws IOException {
        List<ExportedFinding> findings = SampleFindings.many(500, true);

        byte[] file = SampleFindings.written(FindingFormat.XLSX, SampleFindings.occasion(), findings);

        List<SheetRow> rows = sheet(file, "Findings").rows();
        tellsAll(rows.subList(1, rows.size()), findings);
        assertThat(sheet(file, "About").rows())
                .extracting(r -> r.cell(2).map(Cell::shown).orElse(""))
                .contains("Test network", "all there are");
    }

    @Test
    void noCellOfAWorkbook_isAFormula() throws IOException {
        byte[] file =
                SampleFindings.written(FindingFormat.XLSX, SampleFindings.occasion(), SampleFindings.many(200, true));

        for (Sheet sheet : List.of(sheet(file, "Findings"), sheet(file, "About"))) {
            sheet.rows().forEach(row -> row.cells()
                    .forEach(cell -> assertThat(cell.formula()).as(cell.at()).isFalse()));
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String part = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(part).as(entry.getName()).doesNotContain("<f>", "<f ");
            }
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> starts = Arbitraries.of("=", "+", "-", "@", "\t", "\r", "'=", "''@", "|", "%", "", "\"", ",");
        Arbitrary<String> rest = Arbitraries.strings().ofMaxLength(30).all();
        return net.jqwik.api.Combinators.combine(starts, rest).as(String::concat);
    }

    @Property(tries = 300)
    void whateverATitleSays_noCellOfATableBeginsAsAFormula(@ForAll("hostile") String title) throws IOException {
        ExportedFinding plain = SampleFindings.many(10, true).getFirst();
        ExportedFinding finding = titled(plain, title);
        for (FindingFormat format : List.of(FindingFormat.CSV, FindingFormat.XLSX, FindingFormat.FEDRAMP_POAM)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            FindingFiles.write(
                    format, Audience.OWNER, SampleFindings.occasion(), SampleFindings.source(List.of(finding)), out);
            List<String> texts = new ArrayList<>();
            Sheet sheet = sheet(
                    out.toByteArray(),
                    switch (format) {
                        case XLSX -> "Findings";
                        case FEDRAMP_POAM -> "Open POA&M Items";
                        default -> "";
                    });
            sheet.rows().forEach(row -> row.cells().forEach(cell -> texts.add(cell.shown())));
            assertThat(texts).noneMatch(t -> t.matches("(?s)[=+\\-@\\t\\r].*") && !t.matches("-[0-9]+(\\.[0-9]+)?"));
        }
    }

    private static ExportedFinding titled(ExportedFinding f, String title) {
        return new ExportedFinding(
                f.id(),
                f.identity(),
                f.environment(),
                f.asset(),
                f.port(),
                f.protocol(),
                Optional.of(title),
                f.weakness(),
                title,
                Severity.HIGH,
                f.adjusted(),
                true,
                f.seenAt(),
                f.reportedAt(),
                f.lastSeenAt(),
                f.due(),
                f.clock(),
                f.exploited(),
                f.likelihood(),
                f.controls(),
                f.cves(),
                f.cwes(),
                f.vectors(),
                f.score(),
                f.exploitable(),
                f.unsupported(),
                new ExportedFinding.Prose(title, title, title),
                Optional.of(title),
                f.detections());
    }
}
