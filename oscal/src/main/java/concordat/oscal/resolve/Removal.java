package concordat.oscal.resolve;

import concordat.oscal.model.Namespaces;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One `remove`: what in a control meets everything that it says.
///
/// Controls that stand in the control are looked through only when it names what it removes by id: their own contents
/// are theirs.
record Removal(Predicate<Found> criteria, boolean byId) {

    private static final Map<String, String> ITEMS =
            Map.of("params", "param", "props", "prop", "links", "link", "parts", "part");

    /// Something in a control.
    ///
    /// @param item what the format calls it
    record Found(String item, Obj object) {}

    static Removal of(Obj remove) {
        List<Predicate<Found>> all = new ArrayList<>();
        remove.text("by-id").ifPresent(id -> all.add(found -> found.object().says("id", id)));
        remove.text("by-name").ifPresent(name -> all.add(found -> found.object().says("name", name)));
        remove.text("by-class")
                .ifPresent(kind -> all.add(found -> found.object().says("class", kind)));
        remove.text("by-item-name")
                .ifPresent(item -> all.add(found -> found.item().equals(item)));
        remove.text("by-ns")
                .ifPresent(ns -> all.add(found -> found.object().has("name")
                        && found.object().text("ns").orElse(Namespaces.NAMES).equals(ns)));
        Predicate<Found> criteria = all.isEmpty()
                ? found -> false
                : all.stream().reduce(Predicate::and).orElseThrow();
        return new Removal(criteria, remove.has("by-id"));
    }

    Obj from(Obj holder) {
        Obj left = holder;
        for (Map.Entry<String, String> item : ITEMS.entrySet()) {
            List<Obj> had = left.objects(item.getKey());
            List<Obj> stays = new ArrayList<>(had.size());
            boolean changed = false;
            for (Obj object : had) {
                if (criteria.test(new Found(item.getValue(), object))) {
                    changed = true;
                } else {
                    Obj inside = from(object);
                    changed |= !inside.isVery(object);
                    stays.add(inside);
                }
            }
            left = changed ? left.withList(item.getKey(), stays) : left;
        }
        if (byId && left.has("controls")) {
            left = left.withList(
                    "controls",
                    left.objects("controls").stream().map(this::from).toList());
        }
        return left;
    }
}
