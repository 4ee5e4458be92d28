package concordat.intake.report;

import concordat.intake.report.ReportProblem.Kind;

/// Ends the reading of a report at its first problem. Never leaves the reader of a format.
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String AGAIN = "export the report again from the tool that made it";

    private final transient ReportProblem problem;

    public Unfit(ReportProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    /// Of a report that is not as its format says, at no place that could be told.
    public static Unfit malformed(String what) {
        return new Unfit(new ReportProblem(Kind.MALFORMED, 0, 0, what, AGAIN));
    }

    /// Of a report with a part that is larger than any such report's.
    public static Unfit tooLarge(String what) {
        return new Unfit(new ReportProblem(Kind.TOO_LARGE, 0, 0, what, AGAIN));
    }

    /// @return the same problem, at that place unless it has one already
    public Unfit at(long line, long column) {
        return problem.line() > 0
                ? this
                : new Unfit(new ReportProblem(problem.kind(), line, column, problem.what(), problem.advice()));
    }

    public ReportProblem problem() {
        return problem;
    }
}
