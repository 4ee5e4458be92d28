package concordat.intake.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Some tools double the quote that closes the very last cell, which leaves it open. Where a table ends so, one more
/// quote is read, and the cell closes with a quote too many. A table that was cut short hardly ever ends so.
final class DoubledEnd extends FilterReader {

    private final StringBuilder last = new StringBuilder();
    private boolean ended;

    DoubledEnd(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got > 0) {
            remember(into, offset, got);
            return got;
        }
        if (ended || length == 0 || !doubled()) {
            return got;
        }
        ended = true;
        into[offset] = '"';
        return 1;
    }

    private void remember(char[] from, int offset, int count) {
        last.append(from, offset + Math.max(0, count - 8), Math.min(count, 8));
        if (last.length() > 8) {
            last.delete(0, last.length() - 8);
        }
    }

    private boolean doubled() {
        String end = last.toString().stripTrailing();
        int quotes = end.length() - 2;
        return quotes > 0 && end.endsWith("\"\"") && "\",;\t\r\n".indexOf(end.charAt(quotes - 1)) < 0;
    }
}
