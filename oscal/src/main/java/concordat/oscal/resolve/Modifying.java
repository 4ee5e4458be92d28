package concordat.oscal.resolve;

import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The third phase: parameters are set and controls altered, as the profile says.
final class Modifying {

    private static final List<String> REPLACED = List.of("class", "depends-on", "label", "usage", "values", "select");
    private static final List<String> ADDED = List.of("props", "links", "constraints", "guidelines");

    private final Map<String, List<Obj>> settings = new HashMap<>();
    private final Map<String, List<Obj>> alters = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Remarks remarks;

    /// @param modify empty where the profile has none
    Modifying(Obj modify, Remarks remarks) {
        this.remarks = remarks;
        modify.objects("set-parameters")
                .forEach(set -> settings.computeIfAbsent(set.needed("param-id"), id -> new ArrayList<>(1))
                        .add(set));
        modify.objects("alters")
                .forEach(alter -> alters.computeIfAbsent(alter.needed("control-id"), id -> new ArrayList<>(1))
                        .add(alter));
    }

    Intermediate of(Intermediate merged) {
        if (settings.isEmpty() && alters.isEmpty()) {
            return merged;
        }
        Intermediate modified = new Intermediate(
                each(merged.params(), this::param),
                each(merged.controls(), this::control),
                each(merged.groups(), this::group));
        settings.forEach((id, sets) -> {
            if (!used.contains("param " + id)) {
                remarks.add(sets.getFirst(), "there is no parameter [" + id + "] to set");
            }
        });
        alters.forEach((id, altered) -> {
            if (!used.contains("control " + id)) {
                remarks.add(altered.getFirst(), "there is no control [" + id + "] to alter");
            }
        });
        return modified;
    }

    private Obj group(Obj group) {
        return changed(
                changed(changed(group, "params", this::param), "groups", this::group), "controls", this::control);
    }

    private Obj control(Obj control) {
        Obj result = changed(changed(control, "params", this::param), "controls", this::control);
        String id = control.needed("id");
        for (Obj alter : alters.getOrDefault(id, List.of())) {
            used.add("control " + id);
            for (Obj remove : alter.objects("removes")) {
                result = Removal.of(remove).from(result);
            }
            for (Obj add : alter.objects("adds")) {
                result = new Addition(add, remarks).to(result);
            }
        }
        return result;
    }

    private Obj param(Obj param) {
        Obj result = param;
        String id = param.needed("id");
        for (Obj set : settings.getOrDefault(id, List.of())) {
            used.add("param " + id);
            for (String name : REPLACED) {
                Node value = set.member(name).orElse(null);
                if (value != null) {
                    result = result.with(name, value);
                }
            }
            for (String name : ADDED) {
                List<Obj> items = new ArrayList<>(result.objects(name));
                for (Obj item : set.objects(name)) {
                    item.text("uuid").ifPresent(uuid -> items.removeIf(had -> had.says("uuid", uuid)));
                    items.add(item);
                }
                result = result.withList(name, items);
            }
        }
        return result;
    }

    private static Obj changed(Obj holder, String list, UnaryOperator<Obj> change) {
        List<Obj> before = holder.objects(list);
        if (before.isEmpty()) {
            return holder;
        }
        List<Obj> after = each(before, change);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).isVery(after.get(i))) {
                return holder.with(list, Arr.of(after));
            }
        }
        return holder;
    }

    private static List<Obj> each(List<Obj> items, UnaryOperator<Obj> change) {
        return items.stream().map(change).toList();
    }
}
