package concordat.intake.report;

/// What became of reading a report.
public sealed interface Reading {

    /// It was read to its end.
    record Whole(ReportSummary summary) implements Reading {}

    /// It was not.
    record Refused(ReportProblem problem) implements Reading {}
}
