package concordat.catalogue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One version of a code of connection: an ordered list of controls and the rules that go with them. A changed
/// edition is a new edition; the old one stays readable.
///
/// @param id unique in the network, for example `model-1`
/// @param title as people read it
/// @param startsOn the first day (UTC) on which it counts
/// @param transition how long after its start a body may still be judged by the edition before
/// @param ceiling how long in all a control may be lapsing, planned or accepted before the Authority and the data
///     owner must both agree
/// @param handlings the network's scale, weakest first; never empty
/// @param facts names of what can be known about a device or a login, in a fixed order; at most 64
/// @param loginFacts those of the facts that come from the login and not from the device
/// @param tierRules strongest last; every tier but UNKNOWN at most once
/// @param accessRules at most one for each handling and action; what has no rule is refused to devices
/// @param fixWindows at most one for each severity; a severity without one has no window
/// @param controls in a fixed order, which gives each its bit; ids unique
public record Edition(
        String id,
        String title,
        LocalDate startsOn,
        Duration transition,
        Duration ceiling,
        List<Handling> handlings,
        List<String> facts,
        Set<String> loginFacts,
        List<TierRule> tierRules,
        List<AccessRule> accessRules,
        List<FixWindow> fixWindows,
        List<Control> controls) {

    public Edition {
        if (!id.matches("[a-z][a-z0-9.-]{1,40}") || title.isBlank()) {
            throw new IllegalArgumentException("edition [" + id + "] needs a lower-case id and a title");
        }
        require(!transition.isNegative(), id, "a transition of " + transition);
        require(!ceiling.isNegative() && !ceiling.isZero(), id, "a ceiling of " + ceiling);
        handlings = List.copyOf(handlings);
        facts = List.copyOf(facts);
        loginFacts = Set.copyOf(loginFacts);
        tierRules = List.copyOf(tierRules);
        accessRules = List.copyOf(accessRules);
        fixWindows = List.copyOf(fixWindows);
        controls = List.copyOf(controls);
        Map<String, Handling> scale = scale(id, handlings);
        requireFacts(id, facts, loginFacts, tierRules);
        requireRules(id, scale, accessRules, fixWindows);
        requireControls(id, scale, controls);
    }

    private static Map<String, Handling> scale(String id, List<Handling> handlings) {
        Map<String, Handling> scale = new HashMap<>();
        for (Handling handling : handlings) {
            require(scale.put(handling.id(), handling) == null, id, "handling " + handling.id() + " stands twice");
        }
        require(!scale.isEmpty(), id, "no handling");
        return scale;
    }

    private static void requireFacts(String id, List<String> facts, Set<String> login, List<TierRule> tierRules) {
        require(facts.size() <= Long.SIZE && Set.copyOf(facts).size() == facts.size(), id, "facts repeat or exceed 64");
        for (String fact : facts) {
            require(fact.matches("[a-z][a-z0-9-]{0,40}"), id, "fact " + fact + " is not words joined by hyphens");
        }
        require(facts.containsAll(login), id, "login facts " + login + " are not all among the facts");
        Tier before = Tier.UNKNOWN;
        for (TierRule rule : tierRules) {
            require(facts.containsAll(rule.facts()), id, "tier " + rule.tier() + " names an unknown fact");
            require(rule.tier().compareTo(before) > 0, id, "tier " + rule.tier() + " stands after " + before);
            before = rule.tier();
        }
    }

    private static void requireRules(
            String id, Map<String, Handling> scale, List<AccessRule> accessRules, List<FixWindow> fixWindows) {
        Set<List<Object>> ruled = new HashSet<>();
        for (AccessRule rule : accessRules) {
            require(scale.containsKey(rule.handling()), id, "access rule for unknown handling " + rule.handling());
            require(
                    ruled.add(List.of(rule.handling(), rule.action())),
                    id,
                    "two access rules for " + rule.handling() + " and " + rule.action());
        }
        Set<Severity> windowed = EnumSet.noneOf(Severity.class);
        for (FixWindow window : fixWindows) {
            require(windowed.add(window.severity()), id, "two fix windows for " + window.severity());
        }
    }

    private static void requireControls(String id, Map<String, Handling> scale, List<Control> controls) {
        Set<ControlId> seen = new HashSet<>();
        Set<String> ruleNames = new HashSet<>();
        for (Control control : controls) {
            require(seen.add(control.id()), id, "control " + control.id() + " stands twice");
            for (FailRule rule : control.failRules()) {
                require(ruleNames.add(rule.name()), id, "fail rule " + rule.name() + " stands twice");
            }
            for (RestsOn rests : control.restsOn()) {
                Handling handling = scale.get(rests.handling());
                if (handling == null) {
                    throw new IllegalArgumentException(
                            "edition " + id + ": " + control.id() + " names handling " + rests.handling());
                }
                for (EvidenceNeed need : control.needs()) {
                    require(
                            need.atLeast().atLeast(handling.leastProof()),
                            id,
                            control.id() + " takes " + need.kind() + " of strength " + need.atLeast()
                                    + ", too weak for " + handling.id());
                }
            }
        }
        require(!seen.isEmpty(), id, "no control");
    }

    private static void require(boolean holds, String id, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("edition " + id + ": " + problem);
        }
    }

    /// @return the control with this id
    public Optional<Control> control(ControlId wanted) {
        return controls.stream().filter(c -> c.id().equals(wanted)).findFirst();
    }

    /// @return each control's bit position, its place in the list
    public Map<ControlId, Integer> bits() {
        Map<ControlId, Integer> bits = new HashMap<>();
        for (int bit = 0; bit < controls.size(); bit++) {
            bits.put(controls.get(bit).id(), bit);
        }
        return bits;
    }

    /// @return a handling's place on the scale, 0 for the weakest
    /// @throws IllegalArgumentException when the edition has no such handling
    public int rank(String handling) {
        for (int rank = 0; rank < handlings.size(); rank++) {
            if (handlings.get(rank).id().equals(handling)) {
                return rank;
            }
        }
        throw new IllegalArgumentException("edition " + id + " has no handling " + handling);
    }
}
