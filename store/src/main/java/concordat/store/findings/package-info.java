/// Findings in PostgreSQL: imports for ever, and the state they fold to. Every method works within the caller's
/// transaction. The ledger says which imports count: see [FindingStore#reconcile].
@NullMarked
package concordat.store.findings;

import org.jspecify.annotations.NullMarked;
