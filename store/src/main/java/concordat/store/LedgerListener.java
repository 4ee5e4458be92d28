package concordat.store;

import concordat.assurance.act.Entry;
import java.util.List;

/// Is told of every batch after it was committed, in order, one at a time, on a thread of the ledger's own.
@FunctionalInterface
public interface LedgerListener {

    /// @param entries what was appended; empty when a text was erased
    /// @param after the ledger with them
    void committed(List<Entry> entries, LedgerState after);
}
