package concordat.oscal.resolve;

import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A structure of the profile's own: its groups, with controls where it asks for them. Controls that it never asks for
/// are left out.
final class Customs {

    private final Map<String, List<Obj>> controls = new LinkedHashMap<>();
    private final Map<String, Obj> groups = new HashMap<>();
    private final List<Obj> params;
    private final Selection selection;
    private final Remarks remarks;

    Customs(List<Intermediate> chosen, Remarks remarks) {
        this.remarks = remarks;
        this.selection = new Selection(remarks);
        this.params = chosen.stream().flatMap(one -> one.looseParams().stream()).toList();
        for (Intermediate one : chosen) {
            // Offered as they stand in one another, so that with-child-controls finds the children.
            one.controls().forEach(selection::offer);
            one.groups().forEach(this::offer);
            one.flatControls()
                    .forEach(control -> controls.computeIfAbsent(control.needed("id"), id -> new ArrayList<>(1))
                            .add(control));
        }
    }

    private void offer(Obj group) {
        group.text("id").ifPresent(id -> groups.putIfAbsent(id, group));
        group.objects("controls").forEach(selection::offer);
        group.objects("groups").forEach(this::offer);
    }

    Intermediate of(Obj custom) {
        List<Obj> made = custom.objects("groups").stream().map(this::group).toList();
        Set<String> placed = new Intermediate(List.of(), List.of(), made)
                .looseParams().stream().map(param -> param.needed("id")).collect(Collectors.toSet());
        List<Obj> loose = params.stream()
                .filter(param -> !placed.contains(param.needed("id")))
                .toList();
        return new Intermediate(loose, inserted(custom), made);
    }

    private Obj group(Obj wanted) {
        Obj group = wanted.without("insert-controls");
        Optional<Obj> source = wanted.text("id").map(groups::get);
        for (String list : List.of("params", "props", "links", "parts")) {
            List<Obj> items = new ArrayList<>();
            source.ifPresent(had -> items.addAll(had.objects(list)));
            wanted.objects(list).stream().filter(item -> !items.contains(item)).forEach(items::add);
            group = group.withList(list, items);
        }
        return group.withList(
                        "groups",
                        wanted.objects("groups").stream().map(this::group).toList())
                .withList("controls", inserted(wanted));
    }

    private List<Obj> inserted(Obj holder) {
        List<Obj> inserted = new ArrayList<>();
        for (Obj insert : holder.objects("insert-controls")) {
            List<Obj> chosen = new ArrayList<>();
            selection.chosen(insert).forEach(id -> chosen.addAll(controls.getOrDefault(id, List.of())));
            Comparator<Obj> byId = Comparator.comparing(control -> control.needed("id"));
            switch (insert.text("order").orElse("")) {
                case "ascending" -> chosen.sort(byId);
                case "descending" -> chosen.sort(byId.reversed());
                case "keep" -> {
                    List<String> order = List.copyOf(controls.keySet());
                    Map<String, Integer> places = new HashMap<>();
                    order.forEach(id -> places.put(id, places.size()));
                    chosen.sort(Comparator.comparing(control -> places.getOrDefault(control.needed("id"), 0)));
                }
                default -> {}
            }
            if (chosen.isEmpty()) {
                remarks.add(insert, "an insert-controls inserts nothing");
            }
            inserted.addAll(chosen);
        }
        return inserted;
    }
}
