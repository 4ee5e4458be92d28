package concordat.intake.edition;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.FailRule;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.Words;
import concordat.rules.FindingRules;
import concordat.rules.RuleProblem;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the controls of one edition file.
final class ControlParser {

    private static final List<String> KEYS = List.of(
            "id",
            "section",
            "title",
            "question",
            "restsOn",
            "deferrable",
            "proofLasts",
            "needs",
            "failRules",
            "crosswalk",
            "formerly");

    /// Stands for a control whose own id cannot be used, so that its rules can be looked at nevertheless.
    private static final ControlId NAMELESS = new ControlId("ZZ-00");

    private final Problems problems;
    private final Map<String, Optional<Strength>> scale;
    private final Set<String> controlIds = new HashSet<>();
    private final Set<String> ruleNames = new HashSet<>();
    private final Map<String, Node> formerIds = new LinkedHashMap<>();

    ControlParser(Problems problems, Map<String, Optional<Strength>> scale) {
        this.problems = problems;
        this.scale = scale;
    }

    Optional<Control> control(Node node) {
        return Mapping.of(node, "a control", KEYS, problems).flatMap(this::control);
    }

    private Optional<Control> control(Mapping control) {
        Optional<ControlId> id = control.text("id").flatMap(text -> id(control.at("id"), text));
        Optional<String> section = control.text("section");
        Optional<String> title = control.text("title");
        Optional<String> question = control.text("question");
        List<RestsOn> restsOn = restsOn(control);
        Optional<Boolean> deferrable = control.flag("deferrable");
        Optional<Period> proofLasts = control.period("proofLasts");
        List<EvidenceNeed> needs = needs(control, restsOn);
        List<FailRule> failRules = failRules(control, id.orElse(NAMELESS));
        List<CrosswalkRef> crosswalk =
                control.find("crosswalk").map(this::crosswalk).orElse(List.of());
        Set<ControlId> formerly = formerly(control);
        if (id.isEmpty()
                || section.isEmpty()
                || title.isEmpty()
                || question.isEmpty()
                || restsOn.isEmpty()
                || deferrable.isEmpty()
                || proofLasts.isEmpty()
                || needs.isEmpty()) {
            return Optional.empty();
        }
        return problems.made(
                control.place(),
                () -> new Control(
                        id.get(),
                        section.get(),
                        title.get(),
                        question.get(),
                        deferrable.get(),
                        proofLasts.get(),
                        restsOn,
                        needs,
                        failRules,
                        crosswalk,
                        formerly));
    }

    private Set<ControlId> formerly(Mapping control) {
        Set<ControlId> ids = new HashSet<>();
        for (Map.Entry<Node, String> id : Mapping.texts(control.items("formerly"), "a former id", problems)) {
            if (formerIds.putIfAbsent(id.getValue(), id.getKey()) != null) {
                problems.add(id.getKey(), "two controls were formerly " + id.getValue());
            }
            problems.made(id.getKey(), () -> new ControlId(id.getValue())).ifPresent(ids::add);
        }
        return ids;
    }

    /// Reports what is said to be a former id but is still a control's own; to be called when all have been read.
    void former() {
        formerIds.forEach((id, place) -> {
            if (controlIds.contains(id)) {
                problems.add(place, "a control " + id + " still stands; a former id is one that is no longer used");
            }
        });
    }

    private Optional<ControlId> id(Node node, String text) {
        problems.once(controlIds, node, "control", text);
        return problems.made(node, () -> new ControlId(text));
    }

    private List<RestsOn> restsOn(Mapping control) {
        List<RestsOn> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : control.needItems("restsOn")) {
            Mapping.of(item, "an entry of restsOn", List.of("handlings", "tiers", "workloads"), problems)
                    .ifPresent(entry -> all.addAll(restsOn(entry, seen)));
        }
        return all;
    }

    private List<RestsOn> restsOn(Mapping entry, Set<String> seen) {
        Optional<Set<Tier>> tiers = entry.need("tiers").flatMap(this::tiers);
        Optional<Boolean> workloads = entry.flag("workloads");
        List<RestsOn> rests = new ArrayList<>();
        for (Map.Entry<Node, String> handling : Mapping.texts(entry.needItems("handlings"), "a handling", problems)) {
            String name = handling.getValue();
            if (!problems.known(scale.keySet(), handling.getKey(), "handling", name)) {
                continue;
            }
            problems.once(seen, handling.getKey(), "handling", name);
            if (tiers.isPresent() && workloads.isPresent()) {
                problems.made(entry.place(), () -> new RestsOn(name, tiers.get(), workloads.get()))
                        .ifPresent(rests::add);
            }
        }
        return rests;
    }

    /// Either a list of tiers, which may be empty, or the word `all`.
    private Optional<Set<Tier>> tiers(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("all")) {
            return Optional.of(EnumSet.allOf(Tier.class));
        }
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(node, "tiers must be a list or the word all, found " + Mapping.kind(node));
            return Optional.empty();
        }
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Node item : sequence.getValue()) {
            Mapping.word(item, "tier", Tier.class, problems).ifPresent(tiers::add);
        }
        return tiers.size() == sequence.getValue().size() ? Optional.of(tiers) : Optional.empty();
    }

    private List<EvidenceNeed> needs(Mapping control, List<RestsOn> restsOn) {
        List<EvidenceNeed> needs = new ArrayList<>();
        for (Node item : control.needItems("needs")) {
            Optional<Mapping> need = Mapping.of(item, "a need", List.of("kind", "atLeast"), problems);
            if (need.isEmpty()) {
                continue;
            }
            Optional<EvidenceKind> kind = need.get().word("kind", EvidenceKind.class);
            Optional<Strength> atLeast = need.get().word("atLeast", Strength.class);
            atLeast.ifPresent(strength -> strongEnough(need.get().at("atLeast"), strength, restsOn));
            if (kind.isPresent() && atLeast.isPresent()) {
                needs.add(new EvidenceNeed(kind.get(), atLeast.get()));
            }
        }
        return needs;
    }

    private void strongEnough(Node node, Strength strength, List<RestsOn> restsOn) {
        for (RestsOn rests : restsOn) {
            scale.getOrDefault(rests.handling(), Optional.empty())
                    .filter(least -> !strength.atLeast(least))
                    .ifPresent(least -> problems.add(
                            node,
                            "evidence that is only " + Words.of(strength) + " cannot carry " + rests.handling()
                                    + ", which takes " + Words.of(least) + " or stronger"));
        }
    }

    private List<FailRule> failRules(Mapping control, ControlId id) {
        List<FailRule> rules = new ArrayList<>();
        Map<String, Node> places = new HashMap<>();
        for (Node item : control.items("failRules")) {
            Optional<Mapping> rule = Mapping.of(item, "a fail rule", List.of("name", "when"), problems);
            Optional<String> name = rule.flatMap(r -> r.text("name"));
            Optional<String> when = rule.flatMap(r -> r.text("when"));
            if (rule.isPresent() && name.isPresent()) {
                problems.once(ruleNames, rule.get().at("name"), "fail rule", name.get());
                if (when.isPresent()
                        && places.putIfAbsent(name.get(), rule.get().at("when")) == null) {
                    rules.add(new FailRule(name.get(), when.get()));
                }
            }
        }
        for (RuleProblem problem : rules.isEmpty() ? List.<RuleProblem>of() : FindingRules.problems(id, rules)) {
            Expressions.report(
                    problems,
                    places.getOrDefault(problem.rule(), control.place()),
                    problem.line(),
                    problem.column(),
                    problem.text());
        }
        return rules;
    }

    private List<CrosswalkRef> crosswalk(Node node) {
        List<CrosswalkRef> refs = new ArrayList<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "crosswalk must hold one list of ids for each code, found " + Mapping.kind(node));
            return refs;
        }
        Set<String> codes = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<String> code = Mapping.text(entry.getKeyNode(), "a code", problems);
            if (code.isEmpty()) {
                continue;
            }
            problems.once(codes, entry.getKeyNode(), "code", code.get());
            if (!(entry.getValueNode() instanceof SequenceNode ids)) {
                problems.add(
                        entry.getValueNode(),
                        "ids of " + code.get() + " must be a list, found " + Mapping.kind(entry.getValueNode()));
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (Map.Entry<Node, String> id : Mapping.texts(ids.getValue(), "an id", problems)) {
                problems.once(seen, id.getKey(), code.get(), id.getValue());
                refs.add(new CrosswalkRef(code.get(), id.getValue()));
            }
        }
        return refs;
    }
}
