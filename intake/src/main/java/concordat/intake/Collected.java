package concordat.intake;

import concordat.findings.Delivery;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSummary;
import java.util.List;

/// A report ready for import, or why there is none.
public sealed interface Collected {

    /// All of it. Outputs are cut at 2,000 characters.
    record Ready(ReportSummary summary, Delivery delivery) implements Collected {}

    /// The report was refused; nothing of it is kept.
    ///
    /// @param problems the first ones; never empty
    /// @param all how many there are
    record Refused(List<ReportProblem> problems, long all) implements Collected {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// The first.
        public ReportProblem problem() {
            return problems.getFirst();
        }
    }
}
