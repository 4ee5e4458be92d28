package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An id, which is a record of one string called `value`, is written as that string.
///
/// One id stands in many acts, so those met lately are handed out again: a ledger of five years names sixty controls
/// six hundred thousand times. Safe to share between threads, since ids never change and any id met will do.
final class IdShape implements Shape {

    private static final int MET = 1 << 12;

    private final RecordAccess access;
    private final @Nullable Met[] met = new Met[MET];

    private record Met(String text, Object id) {}

    IdShape(Class<?> type) {
        this.access = new RecordAccess(type);
    }

    /// @throws Misfit when the text is no such id
    Object of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 12) & MET - 1;
        Met last = met[place];
        if (last != null && last.text().equals(text)) {
            return last.id();
        }
        Object id = access.make(new Object[] {text});
        met[place] = new Met(text, id);
        return id;
    }

    @Override
    public Json write(Object value) {
        return new Json.Str((String) access.get(value, 0));
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Str text)) {
            throw new Misfit("a string should stand here, found " + json.what());
        }
        return of(text.value());
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {}

    @Override
    public boolean isText() {
        return true;
    }
}
