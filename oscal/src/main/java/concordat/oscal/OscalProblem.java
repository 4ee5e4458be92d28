package concordat.oscal;

import java.util.Comparator;

/// One thing about a document that somebody should know, where it is and how to put it right.
///
/// @param line from 1; 0 when it is about the document as a whole, or the document was not read from a file
/// @param column from 1, in characters; 0 as for the line
/// @param pointer JSON pointer to it, in XML and YAML files too; empty for the document as a whole
/// @param text what is wrong; one line
/// @param fix what to do about it; one line, empty where it goes without saying
public record OscalProblem(Severity severity, int line, int column, String pointer, String text, String fix)
        implements Comparable<OscalProblem> {

    private static final Comparator<OscalProblem> BY_PLACE = Comparator.comparingInt(OscalProblem::line)
            .thenComparingInt(OscalProblem::column)
            .thenComparing(OscalProblem::pointer)
            .thenComparing(OscalProblem::severity)
            .thenComparing(OscalProblem::text);

    /// How much it matters.
    public enum Severity {
        /// The document does not say what the format lets it say.
        ERROR,
        /// It may, but most likely does not mean it.
        WARNING,
        /// Worth knowing, nothing more.
        NOTE
    }

    public OscalProblem {
        if (line < 0 || column < 0 || text.isBlank()) {
            throw new IllegalArgumentException("a problem at " + line + ":" + column + " saying [" + text + "]");
        }
        text = text.replaceAll("\\R", " ");
        fix = fix.replaceAll("\\R", " ");
    }

    /// About the document as a whole.
    public static OscalProblem whole(String text, String fix) {
        return new OscalProblem(Severity.ERROR, 0, 0, "", text, fix);
    }

    /// Orders by place.
    @Override
    public int compareTo(OscalProblem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        if (this.line > 0) {
            line.append("line ")
                    .append(this.line)
                    .append(", column ")
                    .append(column)
                    .append(": ");
        }
        line.append(text);
        if (!pointer.isEmpty()) {
            line.append(" (at ").append(pointer).append(')');
        }
        if (!fix.isEmpty()) {
            line.append("; ").append(fix);
        }
        return line.toString();
    }
}
