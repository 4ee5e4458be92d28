package concordat.intake;

import concordat.findings.Delivery;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;

/// A report ready for import, or why there is none.
public sealed interface Collected {

    /// All of it. Outputs are cut at 2,000 characters.
    record Ready(ReportSummary summary, Delivery delivery) implements Collected {}

    /// The report was refused; nothing of it is kept.
    record Refused(Reading.Refused why) implements Collected {}
}
