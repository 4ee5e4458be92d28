package concordat.intake;

import concordat.findings.Asset;
import concordat.findings.FindingKey;
import concordat.findings.Scan;
import concordat.findings.Sighting;
import concordat.findings.Wording;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSummary;
import java.util.List;
import java.util.Map;

/// A report ready for import, or why there is none.
public sealed interface Collected {

    /// All of it.
    ///
    /// @param scan at position 0; whoever keeps imports gives it its place
    /// @param assets one for each host
    /// @param wordings by weakness
    /// @param outputs what the tool saw, for findings of which it says more than the wording; cut at 2,000 characters
    record Ready(
            ReportSummary summary,
            Scan scan,
            List<Sighting> sightings,
            List<Asset> assets,
            Map<String, Wording> wordings,
            Map<FindingKey, String> outputs)
            implements Collected {

        public Ready {
            sightings = List.copyOf(sightings);
            assets = List.copyOf(assets);
            wordings = Map.copyOf(wordings);
            outputs = Map.copyOf(outputs);
        }
    }

    /// The report was refused; nothing of it is kept.
    record Refused(ReportProblem problem) implements Collected {}
}
