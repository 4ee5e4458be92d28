package concordat.intake.table;

import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;

/// Reads a report that is lines of text. Bounds: 1 MB for a line.
public final class LineRecords {

    private static final int LONGEST = 1 << 20;

    private LineRecords() {}

    /// Receives lines.
    public interface Taker {
        /// The next one, without its end.
        void line(String line);

        /// There are no more.
        default void over() {}
    }

    /// Reads a report through.
    ///
    /// @param tally receives what the taker makes of the lines
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, String format, ReportTally tally, Taker taker) throws IOException {
        try (InputStream opened = bytes.open()) {
            MeteredInput in = new MeteredInput(opened, Long.MAX_VALUE);
            Reader text = LenientText.of(in);
            long number = 1;
            try {
                char[] some = new char[1 << 14];
                StringBuilder line = new StringBuilder();
                for (int got = text.read(some, 0, some.length); got >= 0; got = text.read(some, 0, some.length)) {
                    for (int i = 0; i < got; i++) {
                        if (some[i] == '\n') {
                            taker.line(ended(line));
                            line.setLength(0);
                            number++;
                        } else if (line.length() == LONGEST) {
                            throw Unfit.tooLarge("one line is longer than " + LONGEST + " characters");
                        } else {
                            line.append(some[i]);
                        }
                    }
                }
                if (!line.isEmpty()) {
                    taker.line(ended(line));
                }
                taker.over();
            } catch (Unfit unfit) {
                return new Reading.Refused(unfit.at(number, 1).problem());
            }
            return new Reading.Whole(tally.summary(format, in.digest(), in.bytes()));
        }
    }

    /// @param most how many
    /// @return the first lines, as far as they stand near the beginning
    public static List<String> first(InputStream in, int most) throws IOException {
        char[] some = new char[1 << 12];
        int got = LenientText.of(in).read(some, 0, some.length);
        return got <= 0
                ? List.of()
                : new String(some, 0, got).lines().limit(most).toList();
    }

    private static String ended(StringBuilder line) {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
