package concordat.assurance;

import concordat.assurance.act.AnswerGiven;
import concordat.assurance.answer.Alternative;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.risk.RiskDecision;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Looks at what was answered to each control, and at what shows it.
final class AnswerInspection {
    private static final Period ANSWER = Period.ofMonths(12);
    /// The same words for this many controls were hardly meant for each.
    private static final int SAME_WORDS = 5;

    private final Inspection look;

    AnswerInspection(Inspection look) {
        this.look = look;
    }

    void controls() {
        Set<ControlId> toReview = look.programme.answersToReview(look.id, look.at);
        for (Control control : look.edition.controls()) {
            ControlState facts = look.state.control(look.place(control.id()));
            ControlStanding how = look.standing.control(control.id()).orElseThrow();
            Optional<Recorded<AnswerGiven>> answer = facts.own().answer();
            if (answer.isEmpty()) {
                if (how.kind() != StandingKind.RELIED_ON) {
                    look.concern(Check.ANSWER_MISSING, control.id(), control.title());
                }
                continue;
            }
            answered(control, facts, how, answer.get());
            if (toReview.contains(control.id())) {
                look.concern(Check.ANSWER_TO_REVIEW, control.id(), "given for another edition");
            }
        }
        repeated();
    }

    private void answered(Control control, ControlState facts, ControlStanding how, Recorded<AnswerGiven> answer) {
        ControlId controlId = control.id();
        if (answer.at().isBefore(look.minus(ANSWER))) {
            look.concern(Check.ANSWER_OLD, controlId, "given " + Inspection.day(answer.at()));
        }
        if (answer.act().statement().text().filter(String::isBlank).isPresent()) {
            look.concern(
                    Check.STATEMENT_LACKING, controlId, answer.act().answer().toString());
        }
        switch (answer.act().answer()) {
            case MET -> met(control, facts, how);
            case NOT_MET, PARTLY_MET -> gap(control, facts, how);
            case NOT_APPLICABLE -> {
                if (!assessed(facts)) {
                    look.concern(Check.NOT_APPLICABLE_UNASSESSED, controlId, control.title());
                }
            }
        }
    }

    private void met(Control control, ControlState facts, ControlStanding how) {
        ControlId id = control.id();
        Optional<BreachHeld> failed =
                facts.breach().filter(b -> !b.breach().breachesAt().isAfter(look.at));
        failed.ifPresent(b ->
                look.concern(Check.MET_DESPITE_FINDINGS, id, b.breach().findings() + " findings past their window"));
        if (!Inspection.byProof(how.kind())) {
            unshown(control, facts, failed.isPresent());
        }
        if (how instanceof ControlStanding.Proved proved) {
            proofEnds(id)
                    .ifPresent(ends -> look.concern(Check.EVIDENCE_ENDS_SOON, id, "until " + Inspection.day(ends)));
            if (proved.weakest() == Strength.DECLARED && how.reason() == StandingReason.PROOF_DECLARED) {
                look.concern(Check.DECLARED_ONLY, id, "signed or stronger evidence supports more");
            }
        }
    }

    /// What is proposed waits for an assessor, not for the body. Findings that fail a control say nothing against its
    /// evidence.
    private void unshown(Control control, ControlState facts, boolean failedByFindings) {
        boolean nothing = facts.own().proofs().isEmpty();
        boolean old = facts.own().proofs().stream().anyMatch(p -> p.ends(control.proofLasts()) <= Micros.of(look.at));
        if (nothing && !proposed(control.id())) {
            look.concern(Check.MET_WITHOUT_EVIDENCE, control.id(), control.title());
        } else if (old) {
            look.concern(Check.MET_BY_OLD_EVIDENCE, control.id(), control.title());
        } else if (!nothing && !failedByFindings) {
            look.concern(Check.MET_BY_WEAK_EVIDENCE, control.id(), control.title());
        }
    }

    /// Another edition, or findings whose window ends, are no matter of evidence that runs out.
    ///
    /// @return when a control that is proved now is so no longer, when that is soon
    private Optional<Instant> proofEnds(ControlId control) {
        long soon = Micros.of(look.plus(Inspection.SOON));
        Judged judged = look.judged(control, look.at);
        while (judged.kind() == StandingKind.PROVED && judged.changesAt() < soon) {
            Instant next = Micros.instant(judged.changesAt());
            judged = look.judged(control, next);
            boolean evidence = judged.reason() == StandingReason.PROOF_ENDED
                    || judged.reason() == StandingReason.CONCESSION_ENDED
                    || judged.reason() == StandingReason.PROVIDER_LAPSED;
            if (!Inspection.byProof(judged.kind()) && evidence) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private void gap(Control control, ControlState facts, ControlStanding how) {
        ControlId id = control.id();
        boolean conceded = how.kind() == StandingKind.PLANNED || how.kind() == StandingKind.ACCEPTED;
        boolean spokenFor = conceded || planned(id) || riskAsked(id) || proposed(id) || assessed(facts);
        if (!spokenFor) {
            look.concern(Check.GAP_WITHOUT_ANSWER, id, "no plan, no risk decision, no alternative");
        }
        if (!control.deferrable() && how.kind() != StandingKind.ACCEPTED) {
            look.concern(Check.CANNOT_WAIT, id, "a plan cannot stand in for it");
        }
    }

    private boolean planned(ControlId control) {
        return look.programme.planned().of(look.id).stream()
                .anyMatch(p -> p.ended().isEmpty()
                        && p.drafted()
                                .map(d -> d.controls().stream().anyMatch(c -> look.same(c, control)))
                                .orElse(false));
    }

    private boolean riskAsked(ControlId control) {
        return look.programme.decisions().of(look.id).stream()
                .anyMatch(d -> look.same(d.requested().act().control(), control)
                        && d.stage(look.at) == RiskDecision.Stage.REQUESTED);
    }

    /// @return whether an alternative waits for an assessor
    private boolean proposed(ControlId control) {
        return look.programme.answers().alternativesOf(look.id).stream()
                .filter(a -> a.assessed().isEmpty())
                .map(Alternative::proposed)
                .anyMatch(p -> look.same(p.act().control(), control));
    }

    /// @return whether an assessor found that an alternative meets the control, until a day to come
    private boolean assessed(ControlState facts) {
        return facts.own().alternatives().stream()
                .anyMatch(a -> a.act().until().filter(u -> u.isAfter(look.at)).isPresent());
    }

    private void repeated() {
        Map<String, TreeSet<ControlId>> words = new HashMap<>();
        look.programme.answersOf(look.id).stream()
                .filter(a -> look.asked(a.act().control()))
                .forEach(a -> a.act()
                        .statement()
                        .text()
                        .filter(t -> !t.isBlank())
                        .ifPresent(t -> words.computeIfAbsent(t.strip(), any -> new TreeSet<>())
                                .add(a.act().control())));
        words.values().stream()
                .filter(same -> same.size() >= SAME_WORDS)
                .forEach(same -> look.concern(
                        Check.STATEMENT_REPEATED, same.first(), "the same words for " + same.size() + " controls"));
    }
}
