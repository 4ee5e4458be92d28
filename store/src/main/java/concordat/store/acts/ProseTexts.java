package concordat.store.acts;

import java.util.Optional;

/// Where the texts are kept that the ledger holds only the digests of.
@FunctionalInterface
public interface ProseTexts {

    /// Knows no text: every prose reads as erased.
    ProseTexts NONE = digest -> Optional.empty();

    /// @param digest 64 lower-case hexadecimal digits
    /// @return the text, empty when it has been erased
    Optional<ProseText> find(String digest);
}
