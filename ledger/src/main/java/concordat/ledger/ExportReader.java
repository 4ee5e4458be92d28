package concordat.ledger;

import concordat.ledger.json.JsonLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an export line by line. Holds one line at a time.
final class ExportReader {

    private static final int LONGEST = JsonLimits.ACT.bytes() + 16;
    private static final Pattern END = Pattern.compile("end (0|[1-9][0-9]{0,17}) (0|[1-9][0-9]{0,17})");

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;

    ExportReader(InputStream in) {
        this.in = in;
    }

    /// A line, and whether a line break ended it.
    private record Line(ExportLine.Octets octets, boolean whole, boolean tooLong) {}

    /// @return the network's id, or empty text when the stream does not begin as an export does
    String network() throws IOException {
        Line line = line();
        String text = new String(line.octets().value(), StandardCharsets.UTF_8);
        return line.whole() && text.startsWith(ExportWriter.FORMAT) ? text.substring(ExportWriter.FORMAT.length()) : "";
    }

    ExportLine next() throws IOException {
        Line line = line();
        if (line.tooLong()) {
            return new ExportLine.Foreign("a line is longer than " + LONGEST + " bytes");
        }
        if (!line.whole()) {
            return new ExportLine.BreaksOff();
        }
        byte[] bytes = line.octets().value();
        if (startsWith(bytes, ExportWriter.ACT)) {
            return new ExportLine.ActLine(rest(bytes, ExportWriter.ACT));
        }
        if (startsWith(bytes, ExportWriter.HEAD)) {
            return new ExportLine.HeadLine(rest(bytes, ExportWriter.HEAD));
        }
        Matcher end = END.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (end.matches()) {
            return new ExportLine.EndLine(Long.parseLong(end.group(1)), Long.parseLong(end.group(2)));
        }
        return new ExportLine.Foreign("a line is neither an act, nor a head, nor the end");
    }

    /// @return true when nothing is left
    boolean exhausted() throws IOException {
        return !fill();
    }

    private Line line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (fill()) {
            int from = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            if (line.size() > LONGEST) {
                return new Line(new ExportLine.Octets(new byte[0]), false, true);
            }
            if (next < filled) {
                next++;
                return new Line(new ExportLine.Octets(line.toByteArray()), true, false);
            }
        }
        return new Line(new ExportLine.Octets(line.toByteArray()), false, false);
    }

    private boolean fill() throws IOException {
        if (next < filled) {
            return true;
        }
        next = 0;
        filled = in.read(buffer);
        return filled > 0;
    }

    private static boolean startsWith(byte[] line, String tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (i >= line.length || line[i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static ExportLine.Octets rest(byte[] line, String tag) {
        return new ExportLine.Octets(Arrays.copyOfRange(line, tag.length(), line.length));
    }
}
