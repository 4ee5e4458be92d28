package concordat.demo.network;

import concordat.catalogue.Control;
import concordat.catalogue.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws who holds every control and what the others lack: in November 2013, 370 of 588 bodies complied fully, 173 of
/// them councils (of 354).
final class GapDraw {

    private static final int FULL = 370;
    private static final int FULL_COUNCILS = 173;
    private static final int COUNCILS = 354;
    private static final int MOST_GAPS = 12;

    private final Plan plan;
    private final Chance chance;
    private final List<Body> bodies;
    private final Examples examples;

    GapDraw(Plan plan, List<Body> bodies, Examples examples) {
        this.plan = plan;
        this.chance = plan.chance().at("gaps");
        this.bodies = bodies;
        this.examples = examples;
    }

    /// @return ids of the bodies that hold everything
    Set<String> full() {
        List<Body> councils = bodies.stream().filter(b -> b.kind().council()).toList();
        List<Body> others = bodies.stream().filter(b -> !b.kind().council()).toList();
        int wanted = Math.round(FULL * (float) bodies.size() / Plan.USUAL_BODIES);
        int fullCouncils = Math.round(FULL_COUNCILS * (float) councils.size() / COUNCILS);
        Set<String> full = new HashSet<>(some(councils, fullCouncils));
        full.addAll(some(others, Math.min(others.size(), wanted - full.size())));
        return full;
    }

    private List<String> some(List<Body> of, int count) {
        List<String> order = new ArrayList<>(
                chance.at("full").shuffled(of.stream().map(Body::id).toList()));
        if (order.remove(examples.holder().id())) {
            order.addFirst(examples.holder().id());
        }
        if (order.remove(examples.lacker().id())) {
            order.addLast(examples.lacker().id());
        }
        return order.subList(0, count);
    }

    /// @return what each lacks, by the body's id; bodies that hold everything are left out
    Map<String, Gaps> gaps(Set<String> full, List<Sharing> sharings) {
        Map<String, Set<String>> relied = new HashMap<>();
        for (Sharing sharing : sharings) {
            relied.computeIfAbsent(sharing.consumer(), c -> new HashSet<>()).add(sharing.control());
        }
        Map<String, Gaps> gaps = new HashMap<>();
        for (Body body : bodies) {
            if (body.id().equals(examples.lacker().id())) {
                gaps.put(body.id(), new Gaps(List.of(personalOnly()), List.of(), List.of(), Optional.empty()));
            } else if (!full.contains(body.id())) {
                gaps.put(body.id(), draw(chance.at(body.id()), relied.getOrDefault(body.main(), Set.of())));
            }
        }
        return gaps;
    }

    /// A control without which a managed device of the body reaches no personal data, but all else: found by what
    /// rests on it.
    private String personalOnly() {
        return plan.edition().controls().stream()
                .filter(c -> !c.deferrable()
                        && c.restsOn("official").isEmpty()
                        && c.restsOn("official-personal")
                                .filter(r -> r.tiers().contains(Tier.MANAGED))
                                .isPresent())
                .findFirst()
                .orElse(plan.edition().controls().getFirst())
                .id()
                .value();
    }

    private Gaps draw(Chance own, Set<String> relied) {
        List<Control> order = own.at("controls")
                .shuffled(plan.edition().controls().stream()
                        .filter(c -> !relied.contains(c.id().value()))
                        .toList());
        // Most lack few: the square of an even draw.
        double share = own.at("count").share();
        int count = Math.min(order.size() - 1, 1 + (int) (share * share * MOST_GAPS));
        List<String> open = new ArrayList<>();
        List<String> planned = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Control control = order.get(index);
            int way = own.at("way").at(index).below(100);
            if (index > 0 && way < 40 && control.deferrable()) {
                planned.add(control.id().value());
            } else if (index > 0 && way >= 85) {
                accepted.add(control.id().value());
            } else {
                open.add(control.id().value());
            }
        }
        Optional<String> admitted = own.at("admits").below(20) == 0
                ? Optional.of(order.get(count).id().value())
                : Optional.empty();
        return new Gaps(open, planned, accepted, admitted);
    }
}
