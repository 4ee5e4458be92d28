package concordat.intake.report;

/// Why a report was refused.
///
/// @param line from 1; 0 when the place says nothing, as for a file that is no report at all
/// @param column from 1; 0 likewise
/// @param what what is wrong
/// @param advice what to do about it
public record ReportProblem(Kind kind, long line, long column, String what, String advice) {

    /// What sort of trouble it is.
    public enum Kind {
        /// Not a report of a known format.
        UNKNOWN_FORMAT,
        /// Ends before the report does.
        TRUNCATED,
        /// Not well formed, or not as the format says.
        MALFORMED,
        /// Tries to make the reader do something else: entities, external files.
        HOSTILE,
        /// Some part is larger than the reader takes.
        TOO_LARGE,
        /// The file cannot be read at all.
        UNREADABLE
    }

    /// One clear line.
    @Override
    public String toString() {
        String place = line > 0 ? "line " + line + ", column " + column + ": " : "";
        return place + what + "; " + advice;
    }
}
