package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.function.Consumer;

/// A prose is its digest; the text is joined on reading, when it is still there.
record ProseShape() implements Shape {

    @Override
    public Json write(Object value) {
        return new Json.Str(((Prose) value).digest());
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Str digest)) {
            throw new Misfit("a text should stand here, found " + json.what());
        }
        return proses.of(digest.value());
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {
        into.accept((Prose) value);
    }
}
