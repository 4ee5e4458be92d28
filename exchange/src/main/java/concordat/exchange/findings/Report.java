package concordat.exchange.findings;

import java.io.IOException;
import java.util.List;

/// What a report is told to, top to bottom, whatever it looks like.
interface Report {

    /// How a cell is shown.
    enum Kind {
        WORDS,
        FIGURE,
        SEVERITY,
        CODE
    }

    /// A column of a table.
    ///
    /// @param weight of the width, beside the other columns' weights
    /// @param lines how many a cell may take where room is short
    record Col(String heading, int weight, int lines, Kind kind) {}

    void heading(int level, String text) throws IOException;

    /// What matters most, in larger letters.
    void lead(String text) throws IOException;

    void words(String text) throws IOException;

    /// Quieter than the rest.
    void note(String text) throws IOException;

    /// What a tool printed.
    void code(String text) throws IOException;

    void table(List<Col> columns) throws IOException;

    void row(List<String> cells) throws IOException;

    void over() throws IOException;

    /// Whether there is no room for more.
    boolean full();

    static Col words(String heading, int weight, int lines) {
        return new Col(heading, weight, lines, Kind.WORDS);
    }

    static Col figure(String heading, int weight) {
        return new Col(heading, weight, 1, Kind.FIGURE);
    }

    static Col severity(String heading) {
        return new Col(heading, 9, 1, Kind.SEVERITY);
    }
}
