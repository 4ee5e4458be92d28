package concordat.intake.paper;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedHost;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import concordat.intake.sheet.Zipped;
import concordat.intake.testdata.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FindingSheetTest {

    private static final class Kept implements ReportSink {
        private final List<ReportedItem> items = new ArrayList<>();
        private final List<ReportedHost> hosts = new ArrayList<>();

        @Override
        public void item(ReportedItem item) {
            items.add(item);
        }

        @Override
        public void host(ReportedHost host) {
            hosts.add(host);
        }
    }

    private static Workbook table(String... rows) throws IOException {
        StringBuilder data = new StringBuilder("<sheetData>");
        for (String row : rows) {
            data.append("<row>");
            for (String cell : row.split("\\|", -1)) {
                data.append("<c t='str'><v>").append(cell).append("</v></c>");
            }
            data.append("</row>");
        }
        byte[] bytes = Zipped.sheet(data.append("</sheetData>").toString()).bytes();
        return switch (Sheets.read(new ByteArrayInputStream(bytes))) {
            case SheetReading.Read read -> read.workbook();
            case SheetReading.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static Reading findings(Workbook table, ReportSink sink) {
        return Paper.findings(
                table, Paper.guess(table, PaperForm.FINDINGS, "t").orElseThrow().mapping(), 10, sink);
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
            assertThat(whole.summary().scope()).containsExactlyInAnyOrder("10.0.0.1", "web-1");
            assertThat(whole.summary().credentialed()).isFalse();
        });
        assertThat(kept.hosts).noneMatch(ReportedHost::finished);
        ReportedItem first = kept.items.getFirst();
        assertThat(first.weakness()).isEqualTo("table:1-1");
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.cves()).containsExactly("CVE-2014-3566", "CVE-2016-2183");
        assertThat(first.texts().solution()).isEqualTo("Replace");
        assertThat(kept.items.getLast().host()).isEmpty();
    }

    @Test
    void aRowThatIsNotUnderstood_refusesTheWhole_andNothingIsHandedOn() throws IOException {
        Kept kept = new Kept();

        Reading reading = findings(table("Finding|Severity|Port", "Old TLS|High|443", "Old SSH|Dreadful|22"), kept);

        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(
                        refused.problem().toString())
                .contains("line 3, column 2", "[Dreadful] has no meaning yet"));
        assertThat(kept.items).isEmpty();
    }

    @Test
    void realTables_areReadInPlace_withTheirCounts() throws IOException {
        Path scans = SharedData.folder("scans");
        Path tenable = scans.resolve("tenable-csv/nessus_many_vuln2-default.csv");
        Kept kept = new Kept();

        Workbook table = workbook(tenable).orElseThrow();
        assertThat(findings(table, kept)).isInstanceOf(Reading.Whole.class);

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
