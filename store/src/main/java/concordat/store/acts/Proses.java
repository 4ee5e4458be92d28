package concordat.store.acts;

import concordat.assurance.act.Prose;

/// Makes a prose of the string that stands in its place.
@FunctionalInterface
interface Proses {

    /// @throws Misfit when the string cannot be one
    Prose of(String written);

    /// In the ledger a digest stands there; the text is joined when it is still kept.
    static Proses kept(ProseTexts texts) {
        return written -> {
            Prose erased;
            try {
                erased = Prose.erased(written);
            } catch (IllegalArgumentException e) {
                throw new Misfit(String.valueOf(e.getMessage()));
            }
            return texts.find(written).map(text -> joined(erased, text)).orElse(erased);
        };
    }

    private static Prose joined(Prose erased, ProseText text) {
        Prose whole = Prose.of(text.text(), text.salt());
        if (!whole.equals(erased)) {
            throw new Misfit("the text kept for digest " + erased.digest() + " has digest " + whole.digest());
        }
        return whole;
    }
}
