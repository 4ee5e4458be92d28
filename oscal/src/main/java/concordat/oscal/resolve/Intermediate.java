package concordat.oscal.resolve;

import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What was chosen, in the structure it came in.
///
/// @param params those in no control and in no group that is left
/// @param controls those in no group
/// @param groups with the chosen controls only
record Intermediate(List<Obj> params, List<Obj> controls, List<Obj> groups) {

    Intermediate {
        params = List.copyOf(params);
        controls = List.copyOf(controls);
        groups = List.copyOf(groups);
    }

    static Intermediate of(Obj catalogue) {
        return new Intermediate(
                catalogue.objects("params"), catalogue.objects("controls"), catalogue.objects("groups"));
    }

    Obj asCatalogue(Obj.Builder begun) {
        return begun.putList("params", params)
                .putList("controls", controls)
                .putList("groups", groups)
                .build();
    }

    /// @return the controls that pass; one that stands in a control that does not moves to its place. A group without
    ///     controls goes, and leaves its parameters
    Intermediate keeping(Predicate<Obj> passes) {
        List<Obj> homeless = new ArrayList<>(params);
        List<Obj> kept = new ArrayList<>();
        controls.forEach(control -> kept.addAll(pruned(control, passes)));
        return new Intermediate(homeless, kept, groups(groups, passes, homeless));
    }

    private static List<Obj> groups(List<Obj> groups, Predicate<Obj> passes, List<Obj> homeless) {
        List<Obj> kept = new ArrayList<>();
        for (Obj group : groups) {
            List<Obj> below = new ArrayList<>();
            List<Obj> controls = new ArrayList<>();
            List<Obj> had = group.objects("controls");
            had.forEach(control -> controls.addAll(pruned(control, passes)));
            List<Obj> inner = groups(group.objects("groups"), passes, below);
            if (controls.isEmpty() && inner.isEmpty() && !Kept.always(group)) {
                homeless.addAll(group.objects("params"));
                homeless.addAll(below);
                continue;
            }
            Obj left = group;
            if (!same(had, controls)) {
                left = left.withList("controls", controls);
            }
            if (!same(group.objects("groups"), inner)) {
                left = left.withList("groups", inner);
            }
            if (!below.isEmpty()) {
                List<Obj> more = new ArrayList<>(left.objects("params"));
                more.addAll(below);
                left = left.withList("params", more);
            }
            kept.add(left);
        }
        return kept;
    }

    private static List<Obj> pruned(Obj control, Predicate<Obj> passes) {
        boolean itself = passes.test(control);
        List<Obj> had = control.objects("controls");
        List<Obj> below = new ArrayList<>();
        had.forEach(child -> below.addAll(pruned(child, passes)));
        if (!itself) {
            return below;
        }
        return List.of(same(had, below) ? control : control.withList("controls", below));
    }

    private static boolean same(List<Obj> some, List<Obj> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).isVery(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// @return each control with what is given for its id, but for the controls that stand in it
    Intermediate mapping(Map<String, Obj> byId) {
        return new Intermediate(
                params,
                controls.stream().map(control -> mapped(control, byId)).toList(),
                groups.stream().map(group -> mappedGroup(group, byId)).toList());
    }

    private static Obj mappedGroup(Obj group, Map<String, Obj> byId) {
        return group.withList(
                        "controls",
                        group.objects("controls").stream()
                                .map(control -> mapped(control, byId))
                                .toList())
                .withList(
                        "groups",
                        group.objects("groups").stream()
                                .map(inner -> mappedGroup(inner, byId))
                                .toList());
    }

    private static Obj mapped(Obj control, Map<String, Obj> byId) {
        return byId.getOrDefault(control.needed("id"), control)
                .withList(
                        "controls",
                        control.objects("controls").stream()
                                .map(child -> mapped(child, byId))
                                .toList());
    }

    /// @return every control by itself, each before those that stood in it
    List<Obj> flatControls() {
        List<Obj> flat = new ArrayList<>();
        controls.forEach(control -> flatten(control, flat));
        groups.forEach(group -> flattenGroup(group, flat));
        return flat;
    }

    private static void flattenGroup(Obj group, List<Obj> flat) {
        group.objects("controls").forEach(control -> flatten(control, flat));
        group.objects("groups").forEach(inner -> flattenGroup(inner, flat));
    }

    private static void flatten(Obj control, List<Obj> flat) {
        flat.add(control.without("controls"));
        control.objects("controls").forEach(child -> flatten(child, flat));
    }

    /// @return every parameter that stands in no control
    List<Obj> looseParams() {
        List<Obj> loose = new ArrayList<>(params);
        groups.forEach(group -> looseParams(group, loose));
        return loose;
    }

    private static void looseParams(Obj group, List<Obj> loose) {
        loose.addAll(group.objects("params"));
        group.objects("groups").forEach(inner -> looseParams(inner, loose));
    }
}
