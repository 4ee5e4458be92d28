package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An array in the list's own order.
record ListShape(Shape item) implements Shape {

    @Override
    public Json write(Object value) {
        List<Json> items = new ArrayList<>();
        for (Object each : (List<?>) value) {
            items.add(item.write(each));
        }
        return new Json.Arr(items);
    }

    @Override
    public Object read(Json json, Proses proses) {
        return readAll(item, json, proses);
    }

    static List<Object> readAll(Shape item, Json json, Proses proses) {
        if (!(json instanceof Json.Arr array)) {
            throw new Misfit("an array should stand here, found " + json.what());
        }
        List<Object> items = new ArrayList<>(array.items().size());
        for (Json each : array.items()) {
            try {
                items.add(item.read(each, proses));
            } catch (Misfit e) {
                throw e.under("[" + items.size() + "]");
            }
        }
        return items;
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {
        for (Object each : (List<?>) value) {
            item.proses(each, into);
        }
    }
}
