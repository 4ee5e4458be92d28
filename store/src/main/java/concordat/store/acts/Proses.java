package concordat.store.acts;

import concordat.assurance.act.Prose;
import java.util.Optional;

/// Makes a prose of the string that stands in its place.
@FunctionalInterface
interface Proses {

    /// @throws Misfit when the string cannot be one
    Prose of(String written);

    /// In the ledger a digest stands there; the text is joined when it is still kept.
    static Proses kept(ProseTexts texts) {
        return written -> {
            try {
                Optional<ProseText> text = texts.find(written);
                return text.isPresent()
                        ? Prose.kept(written, text.get().text(), text.get().salt())
                        : Prose.erased(written);
            } catch (IllegalArgumentException e) {
                throw new Misfit(String.valueOf(e.getMessage()));
            }
        };
    }
}
