package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.Optional;
import java.util.function.Consumer;

/// What is absent is written as null, never left out: a kind then always has the same fields, and a lost one shows.
record OptionalShape(Shape item) implements Shape {

    @Override
    public Json write(Object value) {
        return ((Optional<?>) value).<Json>map(item::write).orElse(Json.Null.NULL);
    }

    @Override
    public Object read(Json json, Proses proses) {
        return json instanceof Json.Null ? Optional.empty() : Optional.of(item.read(json, proses));
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {
        ((Optional<?>) value).ifPresent(present -> item.proses(present, into));
    }
}
