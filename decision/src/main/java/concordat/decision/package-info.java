/// The pure decision: held and needed bits, leases, `decide` and `explain`. Knows nothing of governance.
@NullMarked
package concordat.decision;

import org.jspecify.annotations.NullMarked;
