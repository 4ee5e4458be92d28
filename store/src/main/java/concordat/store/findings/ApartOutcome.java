package concordat.store.findings;

import concordat.assurance.act.Breach;
import concordat.findings.AssetKey;
import java.util.List;

/// What became of telling two names apart.
public sealed interface ApartOutcome {

    /// It was done.
    ///
    /// @param breaches every breach of the environment from now on
    record Done(List<Breach> breaches) implements ApartOutcome {
        public Done {
            breaches = List.copyOf(breaches);
        }
    }

    /// It was so already.
    record AsBefore() implements ApartOutcome {}

    /// No report has such a name.
    record NoSuchAsset(AssetKey name) implements ApartOutcome {}
}
