package concordat.store.findings;

import concordat.findings.Finding;
import java.time.Instant;
import java.util.Optional;

/// One row of `finding`, opened.
///
/// @param number the finding's number in its environment
/// @param asset its asset's
/// @param due as the row has it
record FindingRow(long number, int asset, Finding finding, Optional<Instant> due) {

    /// To be written; when it is due is found then.
    FindingRow(long number, int asset, Finding finding) {
        this(number, asset, finding, Optional.empty());
    }
}
