package concordat.store.findings;

import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Strength;
import concordat.findings.Change;
import concordat.findings.Scan;
import concordat.findings.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of an import.
public sealed interface ImportOutcome {

    /// It was made.
    ///
    /// @param unplaced findings of the report that name no asset; they belong to the environment as a whole
    /// @param untouched open findings that the report does not hold and that stay open, by the reason
    /// @param breaches every breach of the environment from now on
    record Imported(
            Scan scan,
            int unplaced,
            int opened,
            int kept,
            int reopened,
            int closed,
            Map<Change.Why, Integer> untouched,
            List<Breach> breaches)
            implements ImportOutcome {

        public Imported {
            untouched = Map.copyOf(untouched);
            breaches = List.copyOf(breaches);
        }

        /// The act to append in the same transaction.
        ///
        /// @param tool as the report names it
        /// @param proves controls for which the report is evidence
        public ReportImported act(EnvironmentId environment, String tool, Set<ControlId> proves) {
            return new ReportImported(
                    new ReportId(scan.report()),
                    environment,
                    scan.digest(),
                    tool,
                    scan.scannedAt(),
                    scan.strength(),
                    scan.credentialed(),
                    scan.scopeDigest(),
                    proves,
                    breaches);
        }
    }

    /// The same bytes are imported already; nothing changed.
    ///
    /// @param report that import's id
    /// @param strength as what that import counts
    /// @param at when it was imported
    record AlreadyImported(String report, Strength strength, Vantage vantage, Instant at) implements ImportOutcome {}
}
