package concordat.intake.report;

import java.util.List;

/// What became of reading a report.
public sealed interface Reading {

    /// It was read to its end.
    record Whole(ReportSummary summary) implements Reading {}

    /// It was not.
    ///
    /// @param problems the first ones, in the report's order; never empty
    /// @param all how many there are
    record Refused(List<ReportProblem> problems, long all) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty() || all < problems.size()) {
                throw new IllegalArgumentException(problems.size() + " of " + all + " problems");
            }
        }

        /// For one thing.
        public Refused(ReportProblem problem) {
            this(List.of(problem), 1);
        }

        /// The first.
        public ReportProblem problem() {
            return problems.getFirst();
        }
    }
}
