package concordat.oscal.read;

import concordat.oscal.OscalProblem;

/// The bytes are no sound document; says why and where. Never leaves this package.
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient OscalProblem problem;

    Malformed(OscalProblem problem) {
        super(problem.text());
        this.problem = problem;
    }

    static Malformed at(int line, int column, String text, String fix) {
        return new Malformed(new OscalProblem(
                OscalProblem.Severity.ERROR, Math.max(0, line), Math.max(0, column), "", Plain.of(text), fix));
    }

    OscalProblem problem() {
        return problem;
    }
}
