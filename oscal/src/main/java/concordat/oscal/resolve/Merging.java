package concordat.oscal.resolve;

import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The second phase: what several imports brought becomes one, in the structure that the profile asks for.
final class Merging {

    private final Obj merge;
    private final String address;
    private final Remarks remarks;

    /// @param merge empty where the profile has none
    Merging(Obj merge, String address, Remarks remarks) {
        this.merge = merge;
        this.address = address;
        this.remarks = remarks;
    }

    Intermediate of(List<Intermediate> imported) throws Unresolvable {
        List<String> structures =
                Stream.of("flat", "as-is", "custom").filter(merge::has).toList();
        if (structures.size() > 1) {
            throw new Unresolvable(
                    address, merge, "merge says " + String.join(" and ", structures), "keep one of them");
        }
        List<Intermediate> combined = combined(imported);
        if (merge.object("custom").isPresent()) {
            return new Customs(combined, remarks).of(merge.object("custom").orElseThrow());
        }
        boolean asIs = merge.member("as-is").filter(new Bool(true)::equals).isPresent();
        return asIs ? joined(combined, !method().equals("keep")) : flat(combined);
    }

    private String method() {
        return merge.object("combine")
                .flatMap(combine -> combine.text("method"))
                .orElse("keep");
    }

    private List<Intermediate> combined(List<Intermediate> imported) throws Unresolvable {
        return switch (method()) {
            case "keep" -> imported;
            case "use-first" -> firsts(imported);
            case "merge" -> {
                remarks.add(
                        merge,
                        "what the combination method merge does is not laid down; here a control's later versions add"
                                + " what the first one does not have");
                yield firsts(united(imported));
            }
            default ->
                throw new Unresolvable(
                        address,
                        merge,
                        "[" + method() + "] is no combination method",
                        "write use-first, keep or nothing");
        };
    }

    private static Intermediate flat(List<Intermediate> combined) {
        return new Intermediate(
                combined.stream().flatMap(one -> one.looseParams().stream()).toList(),
                combined.stream().flatMap(one -> one.flatControls().stream()).toList(),
                List.of());
    }

    /// Leaves each control out that an earlier one has the id of.
    private static List<Intermediate> firsts(List<Intermediate> imported) {
        Set<String> seen = new HashSet<>();
        Set<String> params = new HashSet<>();
        return imported.stream()
                .map(one -> one.keeping(control -> seen.add(control.needed("id"))))
                .map(one -> new Intermediate(
                        one.params().stream()
                                .filter(param -> params.add(param.needed("id")))
                                .toList(),
                        one.controls(),
                        one.groups()))
                .toList();
    }

    /// Gives each control what later ones of the same id have and it has not.
    private static List<Intermediate> united(List<Intermediate> imported) {
        Map<String, Obj> united = new HashMap<>();
        imported.stream()
                .flatMap(one -> one.flatControls().stream())
                .forEach(control -> united.merge(control.needed("id"), control, Merging::union));
        return imported.stream().map(one -> one.mapping(united)).toList();
    }

    private static Obj union(Obj first, Obj later) {
        Obj sum = first;
        for (String list : List.of("params", "props", "links", "parts")) {
            List<Obj> items = new ArrayList<>(sum.objects(list));
            Set<String> ids = new HashSet<>();
            items.forEach(item -> item.text("id").ifPresent(ids::add));
            later.objects(list).stream()
                    .filter(item -> !items.contains(item))
                    .filter(item -> item.text("id").map(ids::add).orElse(true))
                    .forEach(items::add);
            sum = sum.withList(list, items);
        }
        return sum;
    }

    /// @param once whether groups of the same id become one
    private static Intermediate joined(List<Intermediate> imported, boolean once) {
        List<Obj> params = new ArrayList<>();
        List<Obj> controls = new ArrayList<>();
        List<Obj> groups = new ArrayList<>();
        for (Intermediate one : imported) {
            params.addAll(one.params());
            controls.addAll(one.controls());
            groups.addAll(one.groups());
        }
        return new Intermediate(params, controls, once ? unitedGroups(groups) : groups);
    }

    private static List<Obj> unitedGroups(List<Obj> groups) {
        Map<String, Obj> byId = new LinkedHashMap<>();
        int unnamed = 0;
        for (Obj group : groups) {
            String key = group.text("id").map(id -> "#" + id).orElse("");
            byId.merge(key.isEmpty() ? "unnamed " + unnamed++ : key, group, (first, later) -> {
                List<Obj> controls = new ArrayList<>(first.objects("controls"));
                controls.addAll(later.objects("controls"));
                List<Obj> inner = new ArrayList<>(first.objects("groups"));
                inner.addAll(later.objects("groups"));
                return first.withList("controls", controls).withList("groups", unitedGroups(inner));
            });
        }
        return List.copyOf(byId.values());
    }
}
