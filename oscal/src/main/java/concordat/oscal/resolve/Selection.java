package concordat.oscal.resolve;

import concordat.oscal.tree.Obj;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which controls of a list are chosen by `include-all`, `include-controls` and `exclude-controls`.
final class Selection {

    private final List<String> ids = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<String, String> above = new HashMap<>();
    private final Remarks remarks;

    Selection(Remarks remarks) {
        this.remarks = remarks;
    }

    /// Adds a control that may be chosen, and the controls in it.
    void offer(Obj control) {
        String id = control.text("id").orElse("");
        ids.add(id);
        known.add(id);
        for (Obj child : control.objects("controls")) {
            String childId = child.text("id").orElse("");
            below.computeIfAbsent(id, i -> new ArrayList<>()).add(childId);
            above.putIfAbsent(childId, id);
            offer(child);
        }
    }

    /// @param directive an `import` or `insert-controls`
    /// @return ids in the order in which the directive names them; those that a pattern or `include-all`
    ///     names in the
    ///     order they were offered
    Set<String> chosen(Obj directive) {
        Set<String> chosen = new LinkedHashSet<>();
        if (directive.has("include-all")) {
            chosen.addAll(ids);
        }
        directive.objects("include-controls").forEach(include -> name(include, chosen, directive));
        Set<String> excluded = new LinkedHashSet<>();
        directive.objects("exclude-controls").forEach(exclude -> name(exclude, excluded, directive));
        chosen.removeAll(excluded);
        return chosen;
    }

    /// @return also the controls that those chosen stand in, unless the directive excludes them
    Set<String> chosenWithParents(Obj directive) {
        Set<String> chosen = chosen(directive);
        Set<String> excluded = new LinkedHashSet<>();
        directive.objects("exclude-controls").forEach(exclude -> name(exclude, excluded, directive));
        for (String id : List.copyOf(chosen)) {
            Set<String> passed = new HashSet<>(); // ids that stand twice can make a circle
            for (String parent = above.get(id); parent != null && passed.add(parent); parent = above.get(parent)) {
                if (!excluded.contains(parent)) {
                    chosen.add(parent);
                }
            }
        }
        return chosen;
    }

    private void name(Obj selector, Set<String> named, Obj directive) {
        boolean deep = selector.says("with-child-controls", "yes");
        for (String id : selector.texts("with-ids")) {
            if (known.contains(id)) {
                add(id, deep, named);
            } else {
                remarks.add(selector, "there is no control [" + id + "] to choose" + from(directive));
            }
        }
        for (Obj matching : selector.objects("matching")) {
            String pattern = matching.text("pattern").orElse("");
            List<String> found = pattern.isEmpty()
                    ? List.of()
                    : ids.stream().filter(id -> Glob.matches(pattern, id)).toList();
            if (found.isEmpty()) {
                remarks.add(matching, "no control matches [" + pattern + "]" + from(directive));
            }
            found.forEach(id -> add(id, deep, named));
        }
    }

    private static String from(Obj directive) {
        return directive.text("href").map(href -> " from [" + href + "]").orElse("");
    }

    private void add(String id, boolean deep, Set<String> named) {
        named.add(id);
        if (!deep) {
            return;
        }
        Set<String> passed = new HashSet<>(Set.of(id));
        Deque<String> waiting = new ArrayDeque<>(below.getOrDefault(id, List.of()));
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            if (passed.add(next)) {
                named.add(next);
                below.getOrDefault(next, List.of()).reversed().forEach(waiting::addFirst);
            }
        }
    }
}
