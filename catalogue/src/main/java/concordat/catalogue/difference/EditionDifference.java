package concordat.catalogue.difference;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What differs between two editions of a code of connection. Nothing is guessed: a control is the same as one before
/// when it has its id or says that it was formerly called so.
///
/// @param from the old edition's id
/// @param to the new edition's id
/// @param controls every control of either, in the new edition's order, removed ones last in the old one's
/// @param rules every thing that differs besides the controls, those that ask more first
public record EditionDifference(String from, String to, List<ControlDifference> controls, List<Change> rules) {

    public EditionDifference {
        controls = List.copyOf(controls);
        rules = List.copyOf(rules);
    }

    /// @param before the edition that a body was judged by
    /// @param now the one that it is to be judged by
    public static EditionDifference between(Edition before, Edition now) {
        List<ControlDifference> controls = new ArrayList<>();
        Set<ControlId> gone = new HashSet<>();
        before.controls().forEach(control -> gone.add(control.id()));
        for (Control control : now.controls()) {
            List<Control> was = was(before, control);
            was.forEach(old -> gone.remove(old.id()));
            controls.add(compared(control, was));
        }
        for (Control control : before.controls()) {
            if (gone.contains(control.id())) {
                controls.add(new ControlDifference(control.id(), List.of(control.id()), Kind.REMOVED, List.of()));
            }
        }
        Changes rules = new Changes();
        new RuleComparison(before, now, rules).run();
        return new EditionDifference(before.id(), now.id(), controls, rules.all());
    }

    private static List<Control> was(Edition before, Control control) {
        List<Control> was = new ArrayList<>();
        before.control(control.id()).ifPresent(was::add);
        control.formerly().stream()
                .sorted()
                .map(before::control)
                .flatMap(Optional::stream)
                .forEach(was::add);
        return was;
    }

    private static ControlDifference compared(Control now, List<Control> was) {
        if (was.isEmpty()) {
            return new ControlDifference(now.id(), List.of(), Kind.ADDED, List.of());
        }
        Changes changes = new Changes();
        was.forEach(old -> new ControlComparison(old, now, changes).run());
        List<ControlId> before = was.stream().map(Control::id).toList();
        return new ControlDifference(now.id(), before, kind(now, before, changes), changes.all());
    }

    private static Kind kind(Control now, List<ControlId> before, Changes changes) {
        if (changes.any(Direction.TIGHTER)) {
            return Kind.TIGHTENED;
        }
        if (changes.any(Direction.LOOSER)) {
            return Kind.LOOSENED;
        }
        if (!before.equals(List.of(now.id()))) {
            return Kind.RENAMED;
        }
        boolean words = changes.all().stream()
                .anyMatch(change -> Set.of("section", "title", "question").contains(change.topic()));
        return words ? Kind.REWORDED : Kind.UNCHANGED;
    }

    /// @return the controls of which this became, in order
    public List<ControlDifference> of(Kind kind) {
        return controls.stream().filter(each -> each.kind() == kind).toList();
    }

    /// Whether nothing differs that anybody would have to act on.
    public boolean nothing() {
        return rules.isEmpty()
                && controls.stream()
                        .allMatch(each ->
                                each.kind() == Kind.UNCHANGED && each.changes().isEmpty());
    }
}
