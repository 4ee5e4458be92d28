package concordat.intake.csv;

import java.io.IOException;
import java.util.List;

/// Writes CSV that spreadsheets open as it is: every cell quoted, formulas made words, lines ended by CRLF.
public final class CsvWriter {

    /// By this mark spreadsheets know UTF-8.
    private static final char MARK = '\uFEFF';

    private final Appendable out;
    private boolean begun;

    /// @param out takes characters, to be written as UTF-8; not closed here
    public CsvWriter(Appendable out) {
        this.out = out;
    }

    /// Writes one record.
    public void row(List<String> cells) throws IOException {
        if (!begun) {
            out.append(MARK);
            begun = true;
        }
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"")
                    .append(Neutral.of(cells.get(i)).replace("\"", "\"\""))
                    .append('"');
        }
        out.append("\r\n");
    }
}
