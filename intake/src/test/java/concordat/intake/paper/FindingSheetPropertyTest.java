package concordat.intake.paper;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.csv.CsvWriter;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.RowTaker;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.SheetStreaming;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Zipped;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the table and whatever the mapping: findings, or a clear reason why not.
final class FindingSheetPropertyTest {

    private static final List<String> HEADINGS =
            List.of("Finding", "Severity", "Host", "Port", "Status", "CVSS", "Ref", "Protocol", "", "Über \u0000 | ;");

    private static final List<PaperField> FIELDS = List.of(
            PaperField.TITLE,
            PaperField.SEVERITY,
            PaperField.HOST,
            PaperField.PORT,
            PaperField.STATUS,
            PaperField.CVSS,
            PaperField.ISSUE,
            PaperField.PROTOCOL);

    @Provide
    static Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "High",
                        "low",
                        "web-1",
                        "443/tcp",
                        "99999",
                        "fixed",
                        "open",
                        "10",
                        "10.0001",
                        "-1",
                        "=1+1",
                        "'=x",
                        "#REF!",
                        "tcp|udp",
                        "a,b",
                        "\"",
                        "a\nb",
                        "::",
                        "1e309",
                        "٣",
                        "Dreadful"),
                Arbitraries.strings().ofMaxLength(12));
        return cell.list().ofMaxSize(10).list().ofMaxSize(8);
    }

    @Provide
    static Arbitrary<Mapping> mappings() {
        Arbitrary<String> column = Arbitraries.oneOf(
                Arbitraries.of(HEADINGS), Arbitraries.of("A", "B", "C", "ZZZ", "AAAA"), Arbitraries.strings());
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        column.list().ofSize(FIELDS.size()),
                        Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), Arbitraries.of("HIGH", "?"))
                                .ofMaxSize(2),
                        Arbitraries.of("Plan", "plan ", "None").optional())
                .as((row, columns, words, sheet) -> {
                    Map<PaperField, String> map = new EnumMap<>(PaperField.class);
                    for (int i = 0; i < columns.size(); i++) {
                        map.put(FIELDS.get(i), columns.get(i));
                    }
                    return new Mapping(
                            "any",
                            PaperForm.FINDINGS,
                            sheet,
                            row,
                            DateOrder.DAY_FIRST,
                            map,
                            Map.of(PaperField.SEVERITY, words),
                            Map.of(),
                            Map.of());
                });
    }

    @Property(tries = 400)
    void anyTable_andAnyMapping_giveFindingsOrAClearReason(
            @ForAll("tables") List<List<String>> table, @ForAll("mappings") Mapping mapping, @ForAll boolean workbook)
            throws IOException {
        Path file = Files.createTempFile("any-table-", ".bin");
        try {
            List<List<String>> rows = new ArrayList<>();
            rows.add(HEADINGS);
            rows.addAll(table);
            Files.write(file, workbook ? xlsx(rows) : csv(rows));
            answers(file, mapping);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 400)
    void anyBytes_giveFindingsOrAClearReason(@ForAll byte[] bytes, @ForAll("mappings") Mapping mapping)
            throws IOException {
        Path file = Files.createTempFile("any-table-", ".bin");
        try {
            Files.write(file, bytes);
            answers(file, mapping);
        } finally {
            Files.delete(file);
        }
    }

    private static void answers(Path file, Mapping mapping) throws IOException {
        Map<String, Integer> items = new HashMap<>();
        switch (Paper.findings(file, FindingTerms.of(mapping), UnaryOperator.identity(), counting(items))) {
            case Reading.Whole whole ->
                assertThat(items.values().stream().mapToLong(i -> i).sum())
                        .isEqualTo(whole.summary().findings());
            case Reading.Refused refused ->
                assertThat(refused.problems()).allSatisfy(problem -> {
                    assertThat(problem.what()).isNotBlank();
                    assertThat(problem.advice()).isNotBlank();
                });
        }
    }

    private static ReportSink counting(Map<String, Integer> items) {
        return new ReportSink() {
            @Override
            public void item(ReportedItem item) {
                items.merge(item.weakness(), 1, Integer::sum);
            }

            @Override
            public void asset(ReportedAsset host) {}
        };
    }

    /// Rows that are handed on are those of the whole file, in both kinds of file.
    @Property(tries = 200)
    void rowsHandedOn_areTheRowsOfTheWholeFile(@ForAll("tables") List<List<String>> table, @ForAll boolean workbook)
            throws IOException {
        Path file = Files.createTempFile("any-table-", ".bin");
        try {
            List<List<String>> rows = new ArrayList<>();
            rows.add(HEADINGS);
            rows.addAll(table);
            Files.write(file, workbook ? xlsx(rows) : csv(rows));
            List<SheetRow> handedOn = new ArrayList<>();
            SheetStreaming streamed = Sheets.stream(file, Optional.empty(), UnaryOperator.identity(), new RowTaker() {
                @Override
                public void begins(String sheet) {}

                @Override
                public void row(SheetRow row) {
                    handedOn.add(row);
                }
            });
            switch (Sheets.read(file)) {
                case SheetReading.Read read -> {
                    assertThat(streamed).isInstanceOf(SheetStreaming.Whole.class);
                    assertThat(handedOn)
                            .isEqualTo(read.workbook().sheets().getFirst().rows());
                }
                case SheetReading.Refused refused ->
                    assertThat(streamed).isEqualTo(new SheetStreaming.Refused(refused.problem()));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] csv(List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(text);
        for (List<String> row : rows) {
            writer.row(row);
        }
        return text.toString().replace("\u0000", "").getBytes(StandardCharsets.UTF_8);
    }

    /// The first two cells of the third row are merged, as testers do with what spans hosts.
    private static byte[] xlsx(List<List<String>> rows) {
        StringBuilder data = new StringBuilder("<sheetData>");
        for (List<String> row : rows) {
            data.append("<row>");
            for (String cell : row) {
                data.append("<c t='inlineStr'><is><t>")
                        .append(cell.replaceAll("[^\\x20-\\uD7FF]", "?")
                                .replace("&", "&amp;")
                                .replace("<", "&lt;"))
                        .append("</t></is></c>");
            }
            data.append("</row>");
        }
        data.append("</sheetData><mergeCells><mergeCell ref='A3:B5'/><mergeCell ref='C2:C3'/></mergeCells>");
        return Zipped.sheet(data.toString()).bytes();
    }
}
