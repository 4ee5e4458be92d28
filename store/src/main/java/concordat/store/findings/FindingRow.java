package concordat.store.findings;

import concordat.findings.Finding;

/// One row of `finding`, opened.
///
/// @param number the finding's number in its environment
/// @param asset its asset's
record FindingRow(long number, int asset, Finding finding) {}
