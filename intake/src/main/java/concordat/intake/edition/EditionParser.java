package concordat.intake.edition;

import concordat.catalogue.AccessRule;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Handling;
import concordat.catalogue.ManualSample;
import concordat.catalogue.Obligation;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.catalogue.Trigger;
import concordat.catalogue.WeaknessMap;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads an edition from a file's nodes. What is wrong with one part does not keep the others from being looked at, so
/// names are gathered first and parts that fail are left out of the result.
final class EditionParser {

    private static final List<String> KEYS = List.of(
            "edition",
            "title",
            "startsOn",
            "transition",
            "ceiling",
            "handlings",
            "facts",
            "loginFacts",
            "tiers",
            "posture",
            "queries",
            "access",
            "fixWindows",
            "knownExploited",
            "weaknesses",
            "decisionRights",
            "ladder",
            "serviceLevels",
            "manualSample",
            "shadow",
            "controls");

    private final Problems problems;

    /// Every handling named in the file, with the least proof it takes where that could be read.
    private final Map<String, Optional<Strength>> scale = new HashMap<>();

    private final Set<String> facts = new LinkedHashSet<>();

    EditionParser(Problems problems) {
        this.problems = problems;
    }

    Optional<Edition> edition(Node root) {
        return Mapping.of(root, "an edition", KEYS, problems).flatMap(this::edition);
    }

    private Optional<Edition> edition(Mapping top) {
        Optional<String> id = top.text("edition");
        Optional<String> title = top.text("title");
        Optional<LocalDate> startsOn = top.date("startsOn");
        Optional<Duration> transition = top.duration("transition");
        Optional<Duration> ceiling = top.duration("ceiling");
        List<Handling> handlings = each(top.needItems("handlings"), this::handling);
        facts(top);
        Set<String> loginFacts = knownFacts(top.items("loginFacts"), "login fact");
        List<TierRule> tiers = tiers(top);
        PostureTerms posture = new PostureParser(problems, facts, loginFacts).terms(top);
        List<AccessRule> access = access(top);
        FixWindowParser clocks = new FixWindowParser(problems);
        List<FixWindow> windows = clocks.windows(top);
        Optional<ExploitedWindow> exploited = clocks.exploited(top);
        List<WeaknessMap> weaknesses = new WeaknessParser(problems).maps(top);
        GovernanceParser governance = new GovernanceParser(problems, scale.keySet());
        List<DecisionRight> rights = governance.decisionRights(top, ceiling);
        List<Trigger> ladder = governance.ladder(top);
        ServiceLevels levels = governance.serviceLevels(top);
        ManualSample sample = governance.manualSample(top);
        Optional<Duration> shadow =
                top.find("shadow").isPresent() ? top.duration("shadow") : Optional.of(Duration.ZERO);
        ControlParser controlParser = new ControlParser(problems, scale);
        List<Control> controls = each(top.needItems("controls"), controlParser::control);
        controlParser.former();
        // Only a file without a problem makes an edition; whatever is empty here has been reported.
        if (!problems.none()) {
            return Optional.empty();
        }
        return problems.made(
                top.place(),
                () -> new Edition(
                        id.orElseThrow(),
                        title.orElseThrow(),
                        startsOn.orElseThrow(),
                        transition.orElseThrow(),
                        ceiling.orElseThrow(),
                        handlings,
                        List.copyOf(facts),
                        loginFacts,
                        tiers,
                        access,
                        windows,
                        controls,
                        rights,
                        ladder,
                        levels,
                        shadow.orElseThrow(),
                        exploited,
                        weaknesses,
                        sample,
                        posture));
    }

    private static <T> List<T> each(List<Node> items, Function<Node, Optional<T>> reading) {
        List<T> read = new ArrayList<>();
        items.forEach(item -> reading.apply(item).ifPresent(read::add));
        return read;
    }

    private Optional<Handling> handling(Node node) {
        return Mapping.of(node, "a handling", List.of("id", "title", "leastProof", "staleLimit"), problems)
                .flatMap(handling -> {
                    Optional<String> id = handling.text("id");
                    Optional<String> title = handling.text("title");
                    Optional<Strength> leastProof = handling.word("leastProof", Strength.class);
                    Optional<Duration> staleLimit = handling.duration("staleLimit");
                    id.ifPresent(known -> {
                        problems.once(new HashSet<>(scale.keySet()), handling.at("id"), "handling", known);
                        scale.put(known, leastProof);
                    });
                    return id.isEmpty() || title.isEmpty() || leastProof.isEmpty() || staleLimit.isEmpty()
                            ? Optional.empty()
                            : problems.made(
                                    node,
                                    () -> new Handling(id.get(), title.get(), leastProof.get(), staleLimit.get()));
                });
    }

    private void facts(Mapping top) {
        for (Map.Entry<Node, String> fact : Mapping.texts(top.listed("facts"), "a fact", problems)) {
            if (!fact.getValue().matches("[a-z][a-z0-9-]{0,40}")) {
                problems.add(fact.getKey(), "fact " + fact.getValue() + " is not lower-case words joined by hyphens");
            }
            problems.once(facts, fact.getKey(), "fact", fact.getValue());
            if (facts.size() == Long.SIZE + 1) {
                problems.add(fact.getKey(), "more than " + Long.SIZE + " facts");
            }
        }
    }

    private Set<String> knownFacts(List<Node> items, String what) {
        Set<String> named = new HashSet<>();
        for (Map.Entry<Node, String> fact : Mapping.texts(items, what, problems)) {
            if (problems.known(facts, fact.getKey(), "fact", fact.getValue())) {
                problems.once(named, fact.getKey(), what, fact.getValue());
            }
        }
        return named;
    }

    private List<TierRule> tiers(Mapping top) {
        List<TierRule> rules = new ArrayList<>();
        Tier before = Tier.UNKNOWN;
        for (Node item : top.listed("tiers")) {
            Optional<Mapping> rule = Mapping.of(item, "a tier rule", List.of("tier", "facts"), problems);
            if (rule.isEmpty()) {
                continue;
            }
            Optional<Tier> tier = rule.get().word("tier", Tier.class);
            Set<String> needed = knownFacts(rule.get().listed("facts"), "fact");
            if (tier.isEmpty()) {
                continue;
            }
            if (tier.get() == Tier.UNKNOWN) {
                problems.add(rule.get().at("tier"), "tier unknown is what a device has without a rule");
            } else if (tier.get().compareTo(before) <= 0) {
                problems.add(
                        rule.get().at("tier"),
                        "tier " + Words.of(tier.get()) + " stands after " + Words.of(before)
                                + "; the strongest comes last, each once");
            }
            before = tier.get();
            rules.add(new TierRule(tier.get(), needed));
        }
        return rules;
    }

    private List<AccessRule> access(Mapping top) {
        Set<String> seen = new HashSet<>();
        return each(top.items("access"), node -> Mapping.of(
                        node, "an access rule", List.of("handling", "action", "atLeast", "obligations"), problems)
                .flatMap(rule -> accessRule(rule, seen)));
    }

    private Optional<AccessRule> accessRule(Mapping rule, Set<String> seen) {
        Optional<String> handling = rule.text("handling");
        Optional<ActionClass> action = rule.word("action", ActionClass.class);
        Optional<Tier> atLeast = rule.word("atLeast", Tier.class);
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        for (Node item : rule.items("obligations")) {
            Mapping.word(item, "obligation", Obligation.class, problems).ifPresent(obligations::add);
        }
        handling.ifPresent(name -> problems.known(scale.keySet(), rule.at("handling"), "handling", name));
        if (handling.isEmpty() || action.isEmpty() || atLeast.isEmpty()) {
            return Optional.empty();
        }
        problems.once(seen, rule.place(), "the access rule for", handling.get() + " and " + Words.of(action.get()));
        return problems.made(
                rule.place(), () -> new AccessRule(handling.get(), action.get(), atLeast.get(), obligations));
    }
}
