package concordat.store;

import concordat.assurance.Programme;
import concordat.ledger.Frontier;
import concordat.ledger.SignedHead;
import java.time.Instant;
import java.util.Optional;

/// The ledger as of one commit: an immutable value.
///
/// @param programme folded from all acts
/// @param tree over all acts
/// @param head the newest that was signed; covers all acts, except on a node that only reads, where it may lag
/// @param latest when the newest act was done, [Instant#EPOCH] before the first
public record LedgerState(Programme programme, Frontier tree, Optional<SignedHead> head, Instant latest) {

    /// @return how many acts there are
    public long size() {
        return tree.size();
    }
}
