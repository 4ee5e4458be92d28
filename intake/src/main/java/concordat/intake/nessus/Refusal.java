package concordat.intake.nessus;

import concordat.intake.report.ReportProblem;

/// Ends the reading; never leaves the package.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReportProblem problem;

    Refusal(ReportProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    ReportProblem problem() {
        return problem;
    }
}
