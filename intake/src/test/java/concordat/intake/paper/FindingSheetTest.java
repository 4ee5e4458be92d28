package concordat.intake.paper;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.Spot;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import concordat.intake.sheet.Zipped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingSheetTest {

    private static final class Kept implements ReportSink {
        private final List<ReportedItem> items = new ArrayList<>();
        private final List<ReportedAsset> hosts = new ArrayList<>();

        @Override
        public void item(ReportedItem item) {
            items.add(item);
        }

        @Override
        public void asset(ReportedAsset host) {
            hosts.add(host);
        }
    }

    @TempDir
    Path folder = Path.of("");

    private Path table(String... rows) throws IOException {
        StringBuilder data = new StringBuilder("<sheetData>");
        for (String row : rows) {
            data.append("<row>");
            for (String cell : row.split("\\|", -1)) {
                data.append("<c t='str'><v>").append(cell).append("</v></c>");
            }
            data.append("</row>");
        }
        return sheet(data.append("</sheetData>").toString());
    }

    private Path sheet(String data) throws IOException {
        return Files.write(folder.resolve("table.xlsx"), Zipped.sheet(data).bytes());
    }

    private static Mapping guessed(Path table) throws IOException {
        return Paper.guess(workbook(table).orElseThrow(), PaperForm.FINDINGS, "t")
                .orElseThrow()
                .mapping();
    }

    private static Reading findings(Path table, FindingTerms terms, ReportSink sink) throws IOException {
        return Paper.findings(table, terms, UnaryOperator.identity(), sink);
    }

    private static Reading findings(Path table, ReportSink sink) throws IOException {
        return findings(table, FindingTerms.of(guessed(table)), sink);
    }

    private static List<String> refused(Reading reading) {
        return ((Reading.Refused) reading)
                .problems().stream().map(String::valueOf).toList();
    }

    private static ReportSummary whole(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Whole.class);
        return ((Reading.Whole) reading).summary();
    }

    @Test
    void aTestersTable_isAReport_thatClosesNothing() throws IOException {
        Kept kept = new Kept();

        Reading reading = findings(
                table(
                        "IT health check",
                        "Ref|Finding|Severity|Affected hosts|Port|CVSS score|CVE|Description|Recommendation",
                        "1.1|Old TLS|High|10.0.0.1 web-1|443/tcp|7.5|CVE-2014-3566, cve-2016-2183|Long|Replace",
                        "1.2|No policy|Informational||||||Write one"),
                kept);

        assertThat(reading).isInstanceOfSatisfying(Reading.Whole.class, whole -> {
            assertThat(whole.summary().findings()).isEqualTo(3);
            assertThat(whole.summary().bySeverity()).containsEntry(Severity.HIGH, 2L);
            assertThat(whole.summary().scope())
                    .containsExactlyInAnyOrder(AssetKey.host("10.0.0.1"), AssetKey.host("web-1"));
            assertThat(whole.summary().credentialed()).isFalse();
        });
        assertThat(kept.hosts).noneMatch(ReportedAsset::finished);
        ReportedItem first = kept.items.getFirst();
        assertThat(first.weakness()).isEqualTo("table:1-1");
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.cves()).containsExactly("CVE-2014-3566", "CVE-2016-2183");
        assertThat(first.texts().solution()).isEqualTo("Replace");
        assertThat(kept.items.getLast().asset()).isEmpty();
    }

    @Test
    void rowsThatAreNotUnderstood_refuseTheWhole_andAllAreToldByCellWithWhatToDo() throws IOException {
        Path table = table(
                "Finding|Severity|Port", "Old TLS|High|443", "Old SSH|Dreadful|22", "|High|22", "Old FTP|Low|99999");
        Reading reading = findings(table, new Kept());

        assertThat(refused(reading))
                .satisfiesExactly(
                        one -> assertThat(one).contains("cell B3", "[Dreadful] has no meaning yet", "mapping's words"),
                        two -> assertThat(two).contains("cell A4", "the title is blank", "delete the row"),
                        three -> assertThat(three).contains("cell C5", "[99999] is none", "443/tcp"));
        assertThat(((Reading.Refused) reading).all()).isEqualTo(3);
    }

    @Test
    void oneColumnThatIsNotThere_isToldOnce_withWhatIsThere() throws IOException {
        Mapping mapping = guessed(table("Finding|Severity", "Old TLS|High"));
        Path other = table("Weakness|Severity", "Old TLS|High", "Old SSH|Low");

        assertThat(refused(findings(other, FindingTerms.of(mapping), new Kept())))
                .singleElement()
                .asString()
                .contains("no column is headed [Finding]", "title", "there are Weakness, Severity", "name another");
    }

    @Test
    void aTableWithoutRows_orWithoutHeadings_isNoReport() throws IOException {
        Mapping mapping = guessed(table("Finding|Severity", "Old TLS|High"));

        assertThat(refused(findings(table("Finding|Severity"), FindingTerms.of(mapping), new Kept())))
                .singleElement()
                .asString()
                .contains("no row below the headings holds a finding", "evidence");
        assertThat(refused(findings(sheet("<sheetData/>"), FindingTerms.of(mapping), new Kept())))
                .singleElement()
                .asString()
                .contains("the row of the headings is blank");
        Path nothing = Files.write(folder.resolve("empty.csv"), new byte[0]);
        assertThat(refused(findings(nothing, FindingTerms.of(mapping), new Kept())))
                .singleElement()
                .asString()
                .contains("an empty file");
    }

    @Test
    void whatTheTesterCallsMended_isNoFinding_andIsSaidToBeGoneAtThatPlaceAlone() throws IOException {
        Kept kept = new Kept();
        ReportSummary summary = whole(findings(
                table(
                        "Finding|Severity|Host|Port|Status",
                        "Old TLS|High|web-1|443|Fixed",
                        "Old TLS|High|web-2|443|Open",
                        "Old SSH|Low|web-1|22|Risk accepted"),
                kept));

        assertThat(kept.items).extracting(ReportedItem::title).containsExactly("Old TLS", "Old SSH");
        assertThat(summary.looksFor().mended())
                .containsExactly(new Spot(AssetKey.host("web-1"), 443, "tcp", "table:old-tls"));
        assertThat(summary.looksFor().only()).isEqualTo("table:");
        assertThat(kept.hosts).noneMatch(ReportedAsset::finished);
    }

    @Test
    void aStatusThatIsNeitherThereNorMended_isAskedAbout() throws IOException {
        assertThat(refused(findings(
                        table("Finding|Severity|Status", "Old TLS|High|False positive", "Old SSH|Low|Perhaps"),
                        new Kept())))
                .satisfiesExactly(one -> assertThat(one).contains("cell C2", "OPEN or DONE"), two -> assertThat(two)
                        .contains("cell C3", "[Perhaps] has no meaning yet"));
    }

    @Test
    void onlyHostsThatAreSaidToBeTestedWhole_countAsFinished() throws IOException {
        Path table = table("Finding|Severity|Host", "Old TLS|High|web-1", "Old TLS|High|web-2");
        Kept kept = new Kept();

        whole(findings(
                table, new FindingTerms(guessed(table), TestedScope.parse("WEB-1., db-1"), Optional.empty()), kept));

        assertThat(kept.hosts.stream().filter(ReportedAsset::finished).map(h -> h.key()
                        .name()))
                .containsExactlyInAnyOrder("db-1", "web-1");
    }

    @Test
    void theSameTableReadOtherwise_isAnotherReport_andReadAlikeTheSame() throws IOException {
        Path table = table("Ref|Finding|Severity", "1|Old TLS|High");
        Mapping mapping = guessed(table);
        Mapping byTitle = new Mapping(
                "other name",
                PaperForm.FINDINGS,
                mapping.sheet(),
                mapping.headingRow(),
                mapping.dates(),
                Map.of(PaperField.TITLE, "Finding", PaperField.SEVERITY, "Severity"),
                mapping.words(),
                Map.of(),
                Map.of());
        FindingTerms terms = FindingTerms.of(mapping);
        String digest = whole(findings(table, terms, new Kept())).digest();

        assertThat(whole(findings(table, terms, new Kept())).digest()).isEqualTo(digest);
        assertThat(whole(findings(table, FindingTerms.of(byTitle), new Kept())).digest())
                .isNotEqualTo(digest);
        assertThat(whole(findings(
                                table,
                                new FindingTerms(mapping, TestedScope.parse("listed"), Optional.empty()),
                                new Kept()))
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void realTables_areReadInPlace_withTheirCounts() throws IOException {
        Path scans = SharedData.folder("scans");
        Path tenable = scans.resolve("tenable-csv/nessus_many_vuln2-default.csv");
        Kept kept = new Kept();

        whole(findings(tenable, kept));

        assertThat(kept.items).hasSize(30);
        assertThat(kept.items.stream().filter(i -> i.severity() == Severity.MEDIUM))
                .hasSize(1);
        assertThat(kept.items.stream().filter(i -> i.severity() == Severity.INFO))
                .hasSize(29);
        try (Stream<Path> all = Files.walk(scans)) {
            List<Path> tables = all.filter(p -> p.toString().endsWith(".csv")).toList();
            assertThat(tables).hasSizeGreaterThan(20);
            for (Path one : tables) {
                assertThat(workbook(one).map(w -> w.sheets().getFirst().rows().isEmpty()))
                        .as("%s", one)
                        .satisfiesAnyOf(read -> assertThat(read).contains(false), refused -> assertThat(refused)
                                .isEmpty());
            }
        }
    }

    private static Optional<Workbook> workbook(Path file) throws IOException {
        return switch (Sheets.read(file)) {
            case SheetReading.Read read -> Optional.of(read.workbook());
            case SheetReading.Refused refused -> Optional.empty();
        };
    }
}
