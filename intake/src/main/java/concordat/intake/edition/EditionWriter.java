package concordat.intake.edition;

import concordat.catalogue.AccessRule;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.FailRule;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Handling;
import concordat.catalogue.ManualSample;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.RestsOn;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.catalogue.Trigger;
import concordat.catalogue.WeaknessMap;
import concordat.intake.yaml.Texts;
import concordat.intake.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes an edition in the shape that people write it in: the same edition always gives the same text.
final class EditionWriter {

    private final StringBuilder out = new StringBuilder();

    String written(Edition edition) {
        line(0, "edition: " + Texts.written(edition.id()));
        line(0, "title: " + Texts.written(edition.title()));
        line(0, "startsOn: " + edition.startsOn());
        line(0, "transition: " + duration(edition.transition()));
        line(0, "ceiling: " + duration(edition.ceiling()));
        line(0, "handlings:");
        edition.handlings().forEach(this::handling);
        line(0, edition.facts().isEmpty() ? "facts: []" : "facts:");
        edition.facts().forEach(fact -> line(1, "- " + Texts.written(fact)));
        line(0, "loginFacts: " + facts(edition, edition.loginFacts()));
        line(0, edition.tierRules().isEmpty() ? "tiers: []" : "tiers:");
        for (TierRule rule : edition.tierRules()) {
            line(1, "- tier: " + Words.of(rule.tier()));
            line(2, "facts: " + facts(edition, rule.facts()));
        }
        posture(edition.posture());
        if (!edition.accessRules().isEmpty()) {
            line(0, "access:");
            edition.accessRules().forEach(this::accessRule);
        }
        if (!edition.fixWindows().isEmpty()) {
            line(0, "fixWindows:");
            edition.fixWindows().forEach(this::fixWindow);
        }
        edition.exploitedWindow()
                .ifPresent(window -> line(
                        0,
                        "knownExploited: {internetFacing: " + duration(window.internetFacing()) + ", otherwise: "
                                + duration(window.otherwise()) + "}"));
        written(edition.weaknessMaps());
        if (!edition.decisionRights().isEmpty()) {
            line(0, "decisionRights:");
            edition.decisionRights().forEach(this::decisionRight);
        }
        if (!edition.ladder().isEmpty()) {
            line(0, "ladder:");
            edition.ladder().forEach(this::trigger);
        }
        ServiceLevels levels = edition.serviceLevels();
        line(
                0,
                "serviceLevels: {assessmentDays: " + levels.assessmentDays() + ", questionDays: "
                        + levels.questionDays() + ", replyDays: " + levels.replyDays() + "}");
        ManualSample sample = edition.manualSample();
        line(0, "manualSample: {internal: " + sample.internal() + ", external: " + sample.external() + "}");
        line(0, "shadow: " + duration(edition.shadow()));
        line(0, "controls:");
        edition.controls().forEach(this::control);
        return out.toString();
    }

    String written(List<WeaknessMap> maps) {
        if (!maps.isEmpty()) {
            line(0, "weaknesses:");
            maps.forEach(this::weaknessMap);
        }
        return out.toString();
    }

    private void handling(Handling handling) {
        line(1, "- id: " + Texts.written(handling.id()));
        line(2, "title: " + Texts.written(handling.title()));
        line(2, "leastProof: " + Words.of(handling.leastProof()));
        line(2, "staleLimit: " + duration(handling.staleLimit()));
    }

    private void posture(PostureTerms posture) {
        if (!posture.rules().isEmpty()) {
            line(0, "posture:");
        }
        for (PostureRule rule : posture.rules()) {
            line(1, "- fact: " + Texts.written(rule.fact()));
            line(2, "when: " + Texts.written(rule.when()));
            line(2, "atLeast: " + Words.of(rule.atLeast()));
            line(2, "lasts: " + duration(rule.lasts()));
        }
        if (!posture.queries().isEmpty()) {
            line(0, "queries:");
        }
        for (PostureQuery query : posture.queries()) {
            line(1, "- name: " + Texts.written(query.name()));
            line(
                    2,
                    "platforms: "
                            + query.platforms().stream()
                                    .sorted()
                                    .map(Texts::written)
                                    .collect(Collectors.joining(", ", "[", "]")));
            line(2, "every: " + duration(query.every()));
            line(2, "sql: " + Texts.written(query.sql()));
        }
    }

    private void accessRule(AccessRule rule) {
        String obligations = rule.obligations().isEmpty() ? "" : ", obligations: " + words(rule.obligations());
        line(
                1,
                "- {handling: " + Texts.written(rule.handling()) + ", action: " + Words.of(rule.action())
                        + ", atLeast: " + Words.of(rule.atLeast()) + obligations + "}");
    }

    private void fixWindow(FixWindow window) {
        line(
                1,
                "- {severity: " + Words.of(window.severity()) + ", internetFacing: " + duration(window.internetFacing())
                        + ", otherwise: " + duration(window.otherwise()) + "}");
    }

    private void weaknessMap(WeaknessMap map) {
        line(
                1,
                "- {scheme: " + Words.of(map.scheme()) + ", code: "
                        + Texts.written(map.requirement().code()) + ", requirement: "
                        + Texts.written(map.requirement().id()) + ", ids: " + Texts.list(map.ids()) + "}");
    }

    private void decisionRight(DecisionRight right) {
        line(
                1,
                "- {residual: " + Words.of(right.residual()) + ", handling: " + Texts.written(right.handling())
                        + ", approvers: "
                        + Texts.list(right.approvers().stream().sorted().toList()) + ", limit: "
                        + duration(right.limit())
                        + "}");
    }

    private void trigger(Trigger trigger) {
        line(1, "- name: " + Texts.written(trigger.name()));
        line(2, "measure: " + Words.of(trigger.measure()));
        line(2, "atLeast: " + trigger.atLeast());
        line(2, "rung: " + Words.of(trigger.rung()));
    }

    private void control(Control control) {
        line(1, "- id: " + Texts.written(control.id().value()));
        line(2, "section: " + Texts.written(control.section()));
        line(2, "title: " + Texts.written(control.title()));
        line(2, "question: " + Texts.written(control.question()));
        line(2, "restsOn:");
        for (List<RestsOn> alike : runs(control.restsOn())) {
            RestsOn first = alike.getFirst();
            line(
                    3,
                    "- handlings: "
                            + Texts.list(alike.stream().map(RestsOn::handling).toList()));
            boolean all = first.tiers().size() == Tier.values().length;
            line(4, "tiers: " + (all ? "all" : words(first.tiers())));
            line(4, "workloads: " + first.workloads());
        }
        line(2, "deferrable: " + control.deferrable());
        line(2, "proofLasts: " + control.proofLasts());
        line(2, "needs:");
        for (EvidenceNeed need : control.needs()) {
            line(3, "- {kind: " + Words.of(need.kind()) + ", atLeast: " + Words.of(need.atLeast()) + "}");
        }
        if (!control.failRules().isEmpty()) {
            line(2, "failRules:");
            for (FailRule rule : control.failRules()) {
                line(3, "- name: " + Texts.written(rule.name()));
                line(4, "when: " + Texts.written(rule.when()));
            }
        }
        if (!control.crosswalk().isEmpty()) {
            line(2, "crosswalk:");
            control.crosswalk().stream()
                    .collect(Collectors.groupingBy(
                            CrosswalkRef::code,
                            TreeMap::new,
                            Collectors.mapping(CrosswalkRef::id, Collectors.toList())))
                    .forEach((code, ids) -> line(3, Texts.written(code) + ": " + Texts.list(ids)));
        }
        if (!control.formerly().isEmpty()) {
            line(
                    2,
                    "formerly: "
                            + Texts.list(control.formerly().stream()
                                    .sorted()
                                    .map(ControlId::value)
                                    .toList()));
        }
    }

    /// Neighbours that differ in nothing but the handling.
    private static List<List<RestsOn>> runs(List<RestsOn> restsOn) {
        List<List<RestsOn>> runs = new ArrayList<>();
        for (RestsOn rests : restsOn) {
            if (!runs.isEmpty()
                    && runs.getLast().getFirst().tiers().equals(rests.tiers())
                    && runs.getLast().getFirst().workloads() == rests.workloads()) {
                runs.getLast().add(rests);
            } else {
                runs.add(new ArrayList<>(List.of(rests)));
            }
        }
        return runs;
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String facts(Edition edition, Set<String> some) {
        return Texts.list(edition.facts().stream().filter(some::contains).toList());
    }

    private static <E extends Enum<E>> String words(Collection<E> constants) {
        return constants.stream().sorted().map(Words::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String duration(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
