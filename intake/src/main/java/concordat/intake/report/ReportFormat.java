package concordat.intake.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One format in which reports come. Its name and its title never change: the first is kept with every import, the
/// second stands in messages.
public interface ReportFormat {

    /// @return lower case, words joined by hyphens, for example `zap-json`
    String name();

    /// @return for people, without an article, for example `ZAP report (JSON)`
    String title();

    /// @return whether a file of that shape is such a report. No shape is two formats'.
    boolean is(Shape shape);

    /// Reads a report to its end or to its first problem.
    ///
    /// @param bytes of a file whose shape is this format's
    /// @throws IOException when the bytes cannot be read
    Reading read(ReportBytes bytes, ReportSink sink) throws IOException;

    /// Reads several files of this format that came in one archive as one report.
    ///
    /// @return none when each is a report of its own
    /// @throws IOException when the bytes cannot be read
    default Optional<Reading> together(List<ReportBytes> parts, ReportSink sink) throws IOException {
        return Optional.empty();
    }
}
