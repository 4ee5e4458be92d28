package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An array sorted by UTF-16 code units of what stands in it, so that one set has one form. Of enum constants too:
/// their order in the source may change, their names may not.
record SetShape(Shape item) implements Shape {

    @Override
    public Json write(Object value) {
        TreeMap<String, Json> sorted = new TreeMap<>();
        for (Object each : (Set<?>) value) {
            if (!(item.write(each) instanceof Json.Str text)) {
                throw new IllegalStateException("a set's items are strings, not " + each);
            }
            sorted.put(text.value(), text);
        }
        return new Json.Arr(List.copyOf(sorted.values()));
    }

    @Override
    public Object read(Json json, Proses proses) {
        List<Object> items = ListShape.readAll(item, json, proses);
        if (json instanceof Json.Arr array && !ascending(array.items())) {
            throw new Misfit("a set's items should be sorted and each stand once");
        }
        return new LinkedHashSet<>(items);
    }

    private static boolean ascending(List<Json> items) {
        String before = null;
        for (Json each : items) {
            if (!(each instanceof Json.Str text) || (before != null && before.compareTo(text.value()) >= 0)) {
                return false;
            }
            before = text.value();
        }
        return true;
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {}
}
