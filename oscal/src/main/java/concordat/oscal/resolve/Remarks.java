package concordat.oscal.resolve;

import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;

/// Gathers what should be said of a resolution that goes on nevertheless. Not for use by two threads.
final class Remarks {

    private static final int MOST = 1_000;

    private final List<OscalProblem> made = new ArrayList<>();

    void add(Obj where, String text) {
        if (made.size() < MOST) {
            made.add(new OscalProblem(Severity.WARNING, where.line(), where.column(), "", text, ""));
        }
    }

    List<OscalProblem> all() {
        return made.stream().distinct().toList();
    }
}
