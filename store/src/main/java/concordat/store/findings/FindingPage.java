package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.Asset;
import concordat.findings.Finding;
import java.util.List;
import java.util.Optional;

/// A page of findings, worst first, then in the order in which they were first seen.
///
/// @param next where the next page begins; empty on the last one
public record FindingPage(List<Line> lines, Optional<Cursor> next) {

    /// One finding.
    ///
    /// @param number the finding's own in its environment, never reused
    /// @param asset empty when the report left the host unsaid
    /// @param title the tool's few words
    public record Line(long number, Finding finding, Optional<Asset> asset, String title) {}

    /// The last line of a page.
    public record Cursor(Severity severity, long number) {}

    public FindingPage {
        lines = List.copyOf(lines);
    }
}
