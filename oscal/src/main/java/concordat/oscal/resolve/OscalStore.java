package concordat.oscal.resolve;

import concordat.oscal.OscalDocument;
import java.util.Map;
import java.util.Optional;

/// The documents that references may lead to. Resolution asks here and nowhere else: nothing is ever fetched or opened
/// because a document names it.
@FunctionalInterface
public interface OscalStore {

    /// @param address resolved against that of the document that refers, without dots and without a fragment: for
    ///     example `catalogs/abc.xml` when `base.xml` refers to `./catalogs/abc.xml`
    /// @return the document that is kept under this address
    Optional<OscalDocument> document(String address);

    /// @return a store of just these, by address
    static OscalStore of(Map<String, OscalDocument> documents) {
        Map<String, OscalDocument> kept = Map.copyOf(documents);
        return address -> Optional.ofNullable(kept.get(address));
    }
}
