package concordat.oscal.resolve;

import concordat.oscal.model.Member;
import concordat.oscal.model.ModelTable;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One `add`: to the control as a whole, or in or beside what it names.
final class Addition {

    private static final List<String> LISTS = List.of("params", "props", "links", "parts");
    private static final List<String> HOLDERS = List.of("params", "parts", "controls");

    private final Obj add;
    private final String position;
    private final Remarks remarks;

    Addition(Obj add, Remarks remarks) {
        this.add = add;
        this.position = add.text("position").orElse("ending");
        this.remarks = remarks;
    }

    Obj to(Obj control) {
        Optional<String> target = add.text("by-id");
        if (target.isEmpty()) {
            return inside(control, position.equals("starting") || position.equals("before"));
        }
        Optional<Obj> changed = within(control, target.get());
        if (changed.isEmpty()) {
            remarks.add(
                    add,
                    "in control [" + control.needed("id") + "] nothing has the id [" + target.get()
                            + "] that something should be added to");
        }
        return changed.orElse(control);
    }

    private Obj inside(Obj target, boolean first) {
        Obj result = target;
        Node title = add.member("title").orElse(null);
        if (title != null) {
            result = result.with("title", title);
        }
        for (String list : LISTS) {
            List<Obj> more = add.objects(list);
            if (!more.isEmpty()) {
                List<Obj> items = new ArrayList<>(first ? more : result.objects(list));
                items.addAll(first ? result.objects(list) : more);
                result = result.withList(list, items);
            }
        }
        return ordered(result);
    }

    /// @return the holder with what it was asked for; nothing when the target does not stand in it
    private Optional<Obj> within(Obj holder, String id) {
        for (String list : HOLDERS) {
            List<Obj> items = holder.objects(list);
            for (int i = 0; i < items.size(); i++) {
                Obj item = items.get(i);
                Optional<Obj> changed = item.says("id", id) ? Optional.empty() : within(item, id);
                if (item.says("id", id)) {
                    return Optional.of(at(holder, list, i));
                }
                if (changed.isPresent()) {
                    return Optional.of(replaced(holder, list, i, List.of(changed.get())));
                }
            }
        }
        return Optional.empty();
    }

    private Obj at(Obj holder, String list, int index) {
        Obj target = holder.objects(list).get(index);
        return switch (position) {
            case "starting" -> replaced(holder, list, index, List.of(inside(target, true)));
            case "before", "after" -> beside(holder, list, index, target);
            default -> replaced(holder, list, index, List.of(inside(target, false)));
        };
    }

    /// What is of the target's kind comes right before or after it; the rest at that end of what is of its own kind.
    private Obj beside(Obj holder, String list, int index, Obj target) {
        boolean before = position.equals("before");
        Obj result = holder;
        for (String kind : LISTS) {
            List<Obj> more = add.objects(kind);
            if (more.isEmpty()) {
                continue;
            }
            if (kind.equals(list)) {
                List<Obj> items = new ArrayList<>(more);
                items.add(before ? items.size() : 0, target);
                result = replaced(result, list, index, items);
            } else {
                List<Obj> items = new ArrayList<>(before ? more : result.objects(kind));
                items.addAll(before ? result.objects(kind) : more);
                result = result.withList(kind, items);
            }
        }
        return ordered(result);
    }

    private static Obj replaced(Obj holder, String list, int index, List<Obj> by) {
        List<Obj> items = new ArrayList<>(holder.objects(list));
        items.remove(index);
        items.addAll(index, by);
        return holder.withList(list, items);
    }

    /// New members come in the published order, before those that are not known.
    private static Obj ordered(Obj object) {
        Obj.Builder ordered = Obj.at(object.line(), object.column());
        List<String> order = ModelTable.named(object.has("name") ? "part" : "control").members().stream()
                .map(Member::name)
                .toList();
        order.forEach(name -> object.member(name).ifPresent(value -> ordered.put(name, value)));
        object.forEach((name, value) -> {
            if (!order.contains(name)) {
                ordered.put(name, value);
            }
        });
        return ordered.build();
    }
}
