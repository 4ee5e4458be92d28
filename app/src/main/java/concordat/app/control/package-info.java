/// The control plane: one process that holds the ledger, publishes snapshots, does what falls due and serves the web.
@NullMarked
package concordat.app.control;

import org.jspecify.annotations.NullMarked;
