package concordat.catalogue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold between the parts of an edition. Every method throws [IllegalArgumentException] with the part and its
/// value when it does not.
final class Soundness {

    private final String edition;
    private final Map<String, Handling> scale = new HashMap<>();

    Soundness(String edition, List<Handling> handlings) {
        this.edition = edition;
        for (Handling handling : handlings) {
            require(scale.put(handling.id(), handling) == null, "handling " + handling.id() + " stands twice");
        }
        require(!scale.isEmpty(), "no handling");
    }

    void requireTimes(Duration transition, Duration ceiling, Duration shadow) {
        require(!transition.isNegative(), "a transition of " + transition);
        require(!ceiling.isNegative() && !ceiling.isZero(), "a ceiling of " + ceiling);
        require(!shadow.isNegative(), "a shadow of " + shadow);
    }

    void requireFacts(List<String> facts, Set<String> login, List<TierRule> tierRules) {
        require(facts.size() <= Long.SIZE && Set.copyOf(facts).size() == facts.size(), "facts repeat or exceed 64");
        for (String fact : facts) {
            require(fact.matches("[a-z][a-z0-9-]{0,40}"), "fact " + fact + " is not words joined by hyphens");
        }
        require(facts.containsAll(login), "login facts " + login + " are not all among the facts");
        Tier before = Tier.UNKNOWN;
        for (TierRule rule : tierRules) {
            require(facts.containsAll(rule.facts()), "tier " + rule.tier() + " names an unknown fact");
            require(rule.tier().compareTo(before) > 0, "tier " + rule.tier() + " stands after " + before);
            before = rule.tier();
        }
    }

    void requirePosture(List<String> facts, Set<String> login, PostureTerms posture) {
        for (PostureRule rule : posture.rules()) {
            require(
                    facts.contains(rule.fact()) && !login.contains(rule.fact()),
                    "a posture rule for " + rule.fact() + ", which is no fact about devices");
        }
    }

    void requireMaps(List<WeaknessMap> maps) {
        Set<List<Object>> seen = new HashSet<>();
        for (WeaknessMap map : maps) {
            require(
                    seen.add(List.of(map.scheme(), map.requirement())),
                    "two maps of " + map.scheme() + " to " + map.requirement().id());
        }
    }

    void requireRules(List<AccessRule> accessRules, List<FixWindow> fixWindows, List<Trigger> ladder) {
        Set<List<Object>> ruled = new HashSet<>();
        for (AccessRule rule : accessRules) {
            require(scale.containsKey(rule.handling()), "access rule for unknown handling " + rule.handling());
            require(
                    ruled.add(List.of(rule.handling(), rule.action())),
                    "two access rules for " + rule.handling() + " and " + rule.action());
        }
        Set<Severity> windowed = EnumSet.noneOf(Severity.class);
        for (FixWindow window : fixWindows) {
            require(windowed.add(window.severity()), "two fix windows for " + window.severity());
        }
        Set<String> triggers = new HashSet<>();
        for (Trigger trigger : ladder) {
            require(triggers.add(trigger.name()), "trigger " + trigger.name() + " stands twice");
        }
    }

    void requireControls(List<Control> controls) {
        Set<ControlId> seen = new HashSet<>();
        Set<String> ruleNames = new HashSet<>();
        for (Control control : controls) {
            require(seen.add(control.id()), "control " + control.id() + " stands twice");
            for (FailRule rule : control.failRules()) {
                require(ruleNames.add(rule.name()), "fail rule " + rule.name() + " stands twice");
            }
            for (RestsOn rests : control.restsOn()) {
                Handling handling = scale.get(rests.handling());
                if (handling == null) {
                    throw new IllegalArgumentException(
                            "edition " + edition + ": " + control.id() + " names handling " + rests.handling());
                }
                for (EvidenceNeed need : control.needs()) {
                    require(
                            need.atLeast().atLeast(handling.leastProof()),
                            control.id() + " takes " + need.kind() + " of strength " + need.atLeast()
                                    + ", too weak for " + handling.id());
                }
            }
        }
        require(!seen.isEmpty(), "no control");
    }

    void requireFormer(List<Control> controls) {
        Set<ControlId> now = new HashSet<>();
        controls.forEach(control -> now.add(control.id()));
        Map<ControlId, ControlId> heirs = new HashMap<>();
        for (Control control : controls) {
            for (ControlId former : control.formerly()) {
                require(!now.contains(former), control.id() + " was formerly " + former + ", which still stands");
                ControlId other = heirs.put(former, control.id());
                require(other == null, "both " + other + " and " + control.id() + " were formerly " + former);
            }
        }
    }

    void requireRights(Duration ceiling, List<DecisionRight> rights) {
        Map<String, Map<ResidualRisk, DecisionRight>> table = new HashMap<>();
        for (DecisionRight right : rights) {
            String what = "the right to accept " + right.residual() + " risk for " + right.handling();
            require(scale.containsKey(right.handling()), what + " names an unknown handling");
            require(
                    table.computeIfAbsent(right.handling(), h -> new EnumMap<>(ResidualRisk.class))
                                    .put(right.residual(), right)
                            == null,
                    what + " stands twice");
            require(
                    right.limit().compareTo(ceiling) <= 0
                            || right.approvers().containsAll(DecisionRight.BEYOND_CEILING),
                    what + " lasts " + right.limit() + ", beyond the ceiling of " + ceiling
                            + ", without authority and data-owner");
        }
        for (Map<ResidualRisk, DecisionRight> bySize : table.values()) {
            Optional<DecisionRight> smaller = Optional.empty();
            for (DecisionRight right : bySize.values()) {
                require(
                        smaller.map(s -> right.limit().compareTo(s.limit()) <= 0)
                                .orElse(true),
                        right.residual() + " risk for " + right.handling() + " may be accepted for " + right.limit()
                                + ", longer than a smaller one");
                smaller = Optional.of(right);
            }
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("edition " + edition + ": " + problem);
        }
    }
}
