package concordat.exchange.findings;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A workbook: a sheet of findings, and one that says what they are.
final class XlsxFile {

    private XlsxFile() {}

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        Book book = new Book(out);
        book.sheet("About", List.of("These findings", ""), new int[] {26, 80}, List.of());
        for (List<String> line : about(occasion)) {
            book.row(line.stream().map(Optional::<Object>of).toList());
        }
        List<String> headings = new ArrayList<>(
                Columns.all().stream().map(Columns.Column::heading).toList());
        headings.add("What the tool saw");
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length - 1; i++) {
            widths[i] = Columns.all().get(i).width();
        }
        widths[widths.length - 1] = 60;
        book.sheet("Findings", headings, widths, List.of());
        findings.each(finding -> {
            List<Optional<Object>> cells = new ArrayList<>(widths.length);
            Columns.all().forEach(c -> cells.add(Optional.ofNullable(c.value().of(finding, occasion.at()))));
            cells.add(finding.output().map(Object.class::cast));
            book.row(cells);
        });
        book.end();
    }

    private static List<List<String>> about(Occasion occasion) {
        return List.of(
                List.of("Network", occasion.networkName()),
                List.of("Body", occasion.bodyName() + " (" + occasion.body() + ")"),
                List.of(
                        "Environments",
                        occasion.environments().stream()
                                .map(e -> occasion.environmentName(e) + " (" + e + ")")
                                .collect(Collectors.joining("; "))),
                List.of("As of", Occasion.moment(occasion.at())),
                List.of("Taken by", occasion.by()),
                List.of("Which", occasion.asked()),
                List.of("Times", "in UTC; Days left counts whole days until the date, negative once it is past"),
                List.of("Severity", "what the tool says; Counts as says otherwise where a decision does"),
                List.of("Handling", "These are weaknesses of the body: keep the file as carefully as they deserve."));
    }
}
