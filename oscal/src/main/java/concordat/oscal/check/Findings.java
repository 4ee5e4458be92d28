package concordat.oscal.check;

import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is found. Not for use by two threads.
final class Findings {

    /// More would help nobody, and a hostile file must not cost memory.
    private static final int MOST = 1_000;

    private final List<OscalProblem> found = new ArrayList<>();

    void add(Severity severity, Obj where, Path path, String text, String fix) {
        if (found.size() < MOST) {
            found.add(
                    new OscalProblem(severity, where.line(), where.column(), path.toString(), shown(text), shown(fix)));
        }
    }

    void error(Obj where, Path path, String text, String fix) {
        add(Severity.ERROR, where, path, text, fix);
    }

    void warn(Obj where, Path path, String text, String fix) {
        add(Severity.WARNING, where, path, text, fix);
    }

    void note(Obj where, Path path, String text, String fix) {
        add(Severity.NOTE, where, path, text, fix);
    }

    /// @return by place
    List<OscalProblem> sorted() {
        return found.stream().sorted().distinct().toList();
    }

    /// @return a value fit to stand in a message
    static String quoted(String value) {
        return "[" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "]";
    }

    private static String shown(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
