package concordat.exchange.findings;

import concordat.intake.csv.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A table in text. What a spreadsheet would calculate is made words.
final class CsvFile {

    private CsvFile() {}

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        CsvWriter table = new CsvWriter(text);
        table.row(Columns.all().stream().map(Columns.Column::heading).toList());
        findings.each(finding -> table.row(Columns.all().stream()
                .map(column -> Columns.shown(Optional.ofNullable(column.value().of(finding, occasion.at()))))
                .map(Texts::whole)
                .toList()));
        text.flush();
    }
}
