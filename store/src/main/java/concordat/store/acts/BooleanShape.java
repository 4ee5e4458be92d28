package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.function.Consumer;

/// True or false.
record BooleanShape() implements Shape {

    @Override
    public Json write(Object value) {
        return new Json.Bool((Boolean) value);
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Bool bool)) {
            throw new Misfit("a boolean should stand here, found " + json.what());
        }
        return bool.value();
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {}
}
