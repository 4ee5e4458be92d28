package concordat.store.findings;

import concordat.assurance.act.Breach;
import java.util.List;

/// What became of withdrawing an import.
public sealed interface WithdrawalOutcome {

    /// Everything is as if it had not been.
    ///
    /// @param breaches every breach of the environment from now on
    record Withdrawn(List<Breach> breaches) implements WithdrawalOutcome {
        public Withdrawn {
            breaches = List.copyOf(breaches);
        }
    }

    /// The environment has no such import, or it is withdrawn already.
    record NoSuchImport() implements WithdrawalOutcome {}
}
