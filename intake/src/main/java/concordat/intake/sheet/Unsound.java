package concordat.intake.sheet;

import concordat.intake.sheet.SheetProblem.Kind;

/// Carries a problem out of the depth of a file; never leaves this package.
final class Unsound extends Exception {

    private static final long serialVersionUID = 1L;

    static final String SAVE_AGAIN = "open it in the spreadsheet program and save it again as .xlsx or .csv";

    private final transient SheetProblem problem;

    Unsound(SheetProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    static Unsound file(Kind kind, String what, String advice) {
        return new Unsound(SheetProblem.ofFile(kind, what, advice));
    }

    static Unsound damaged(String what) {
        return file(Kind.MALFORMED, what, SAVE_AGAIN);
    }

    SheetProblem problem() {
        return problem;
    }
}
