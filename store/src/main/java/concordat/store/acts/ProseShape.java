package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.Optional;
import java.util.function.Consumer;

/// A prose is its digest; the text is joined on reading, when it is still there.
record ProseShape() implements Shape {

    @Override
    public Json write(Object value) {
        return new Json.Str(((Prose) value).digest());
    }

    @Override
    public Object read(Json json, ProseTexts texts) {
        if (!(json instanceof Json.Str digest)) {
            throw new Misfit("a digest should stand here, found " + json.what());
        }
        Prose erased;
        try {
            erased = Prose.erased(digest.value());
        } catch (IllegalArgumentException e) {
            throw new Misfit(String.valueOf(e.getMessage()));
        }
        Optional<ProseText> text = texts.find(digest.value());
        if (text.isEmpty()) {
            return erased;
        }
        Prose whole = Prose.of(text.get().text(), text.get().salt());
        if (!whole.equals(erased)) {
            throw new Misfit("the text kept for digest " + digest.value() + " has digest " + whole.digest());
        }
        return whole;
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {
        into.accept((Prose) value);
    }
}
