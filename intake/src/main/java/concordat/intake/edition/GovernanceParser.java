package concordat.intake.edition;

import concordat.catalogue.Count;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.ManualSample;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.Rung;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Trigger;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads who decides what in an edition, what proposes a measure, and how long each side may take. All of it may be
/// left out.
final class GovernanceParser {

    private final Problems problems;
    private final Set<String> handlings;

    /// @param handlings the names of the edition's handlings
    GovernanceParser(Problems problems, Set<String> handlings) {
        this.problems = problems;
        this.handlings = handlings;
    }

    List<DecisionRight> decisionRights(Mapping top, Optional<Duration> ceiling) {
        List<DecisionRight> rights = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : top.items("decisionRights")) {
            Mapping.of(item, "a decision right", List.of("residual", "handling", "approvers", "limit"), problems)
                    .flatMap(right -> decisionRight(right, seen))
                    .ifPresent(right -> {
                        ceiling.filter(most -> right.limit().compareTo(most) > 0)
                                .filter(most -> !right.approvers().containsAll(List.of("authority", "data-owner")))
                                .ifPresent(most -> problems.add(
                                        item,
                                        "beyond the ceiling, authority and data-owner must both be among the"
                                                + " approvers"));
                        notLonger(item, right, rights);
                        rights.add(right);
                    });
        }
        return rights;
    }

    private void notLonger(Node item, DecisionRight right, List<DecisionRight> before) {
        for (DecisionRight other : before) {
            int size = right.residual().compareTo(other.residual());
            int length = right.limit().compareTo(other.limit());
            if (other.handling().equals(right.handling()) && size * length > 0) {
                problems.add(
                        item,
                        "for " + right.handling() + " a risk that is " + Words.of(larger(right, other))
                                + " may be accepted for longer than one that is " + Words.of(smaller(right, other)));
            }
        }
    }

    private static ResidualRisk larger(DecisionRight one, DecisionRight other) {
        return one.residual().compareTo(other.residual()) > 0 ? one.residual() : other.residual();
    }

    private static ResidualRisk smaller(DecisionRight one, DecisionRight other) {
        return one.residual().compareTo(other.residual()) > 0 ? other.residual() : one.residual();
    }

    private Optional<DecisionRight> decisionRight(Mapping right, Set<String> seen) {
        Optional<ResidualRisk> residual = right.word("residual", ResidualRisk.class);
        Optional<String> handling = right.text("handling")
                .filter(name -> problems.known(handlings, right.at("handling"), "handling", name));
        Set<String> approvers = new HashSet<>();
        for (Map.Entry<Node, String> role : Mapping.texts(right.needItems("approvers"), "an approver", problems)) {
            if (problems.known(DecisionRight.ROLES, role.getKey(), "role", role.getValue())) {
                problems.once(approvers, role.getKey(), "approver", role.getValue());
            }
        }
        Optional<Duration> limit = right.duration("limit");
        if (residual.isEmpty() || handling.isEmpty() || approvers.isEmpty() || limit.isEmpty()) {
            return Optional.empty();
        }
        problems.once(
                seen,
                right.place(),
                "the decision right for",
                Words.of(residual.get()) + " risk and " + handling.get());
        return problems.made(
                right.place(), () -> new DecisionRight(residual.get(), handling.get(), approvers, limit.get()));
    }

    List<Trigger> ladder(Mapping top) {
        List<Trigger> ladder = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : top.items("ladder")) {
            Mapping.of(item, "a trigger", List.of("name", "measure", "atLeast", "rung"), problems)
                    .flatMap(trigger -> trigger(trigger, seen))
                    .ifPresent(ladder::add);
        }
        return ladder;
    }

    private Optional<Trigger> trigger(Mapping trigger, Set<String> seen) {
        Optional<String> name = trigger.text("name");
        Optional<Count> measure = trigger.word("measure", Count.class);
        Optional<Integer> atLeast = trigger.whole("atLeast");
        Optional<Rung> rung = trigger.word("rung", Rung.class);
        name.ifPresent(known -> problems.once(seen, trigger.at("name"), "trigger", known));
        return name.isEmpty() || measure.isEmpty() || atLeast.isEmpty() || rung.isEmpty()
                ? Optional.empty()
                : problems.made(
                        trigger.place(), () -> new Trigger(name.get(), measure.get(), atLeast.get(), rung.get()));
    }

    ServiceLevels serviceLevels(Mapping top) {
        return top.find("serviceLevels")
                .flatMap(node -> Mapping.of(
                        node, "serviceLevels", List.of("assessmentDays", "questionDays", "replyDays"), problems))
                .flatMap(this::levels)
                .orElse(ServiceLevels.USUAL);
    }

    ManualSample manualSample(Mapping top) {
        return top.find("manualSample")
                .flatMap(node -> Mapping.of(node, "manualSample", List.of("internal", "external"), problems))
                .flatMap(this::sample)
                .orElse(ManualSample.USUAL);
    }

    private Optional<ManualSample> sample(Mapping sample) {
        Optional<Integer> internal = sample.whole("internal");
        Optional<Integer> external = sample.whole("external");
        return internal.isEmpty() || external.isEmpty()
                ? Optional.empty()
                : problems.made(sample.place(), () -> new ManualSample(internal.get(), external.get()));
    }

    private Optional<ServiceLevels> levels(Mapping levels) {
        Optional<Integer> assessment = levels.whole("assessmentDays");
        Optional<Integer> question = levels.whole("questionDays");
        Optional<Integer> reply = levels.whole("replyDays");
        return assessment.isEmpty() || question.isEmpty() || reply.isEmpty()
                ? Optional.empty()
                : problems.made(levels.place(), () -> new ServiceLevels(assessment.get(), question.get(), reply.get()));
    }
}
