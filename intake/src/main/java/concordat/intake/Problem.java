package concordat.intake;

import java.util.Comparator;

/// One thing that is wrong with a document, and where.
///
/// @param line from 1; 0 when the problem is with the document as a whole
/// @param column from 1, in characters; 0 when the problem is with the document as a whole
/// @param text what is wrong and, where it can be told, what to write instead; one line
public record Problem(int line, int column, String text) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::text);

    public Problem {
        if (line < 0 || column < 0 || text.isBlank()) {
            throw new IllegalArgumentException("a problem at " + line + ":" + column + " saying [" + text + "]");
        }
        text = text.replaceAll("\\R", " ");
    }

    /// Orders by place.
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? text : "line " + line + ", column " + column + ": " + text;
    }
}
