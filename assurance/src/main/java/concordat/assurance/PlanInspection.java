package concordat.assurance;

import concordat.assurance.act.Answer;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Recorded;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plan;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Looks at what stands in for proof: plans, reliances, risk decisions, and what is still to be said in a case.
final class PlanInspection {
    private static final Period RENEW = Period.ofDays(90);

    private final Inspection look;

    PlanInspection(Inspection look) {
        this.look = look;
    }

    void plans() {
        for (Plan plan : look.programme.planned().of(look.id)) {
            if (plan.ended().isPresent() || plan.drafted().isEmpty()) {
                continue;
            }
            LocalDate ends = plan.drafted().get().endsOn();
            if (plan.actions().isEmpty()) {
                look.concern(Check.PLAN_WITHOUT_ACTIONS, plan.id().value());
            }
            if (ends.isBefore(look.today)) {
                look.concern(Check.PLAN_OVER, plan.id() + " ended " + ends);
            }
            if (plan.agreed().isEmpty()) {
                look.concern(Check.PLAN_NOT_AGREED, plan.id() + " is " + plan.stage());
            }
            for (Action action : look.programme.planned().actionsOf(plan)) {
                if (action.open() && action.plannedOn().isAfter(ends)) {
                    look.concern(Check.ACTION_AFTER_PLAN, name(action) + " is planned on " + action.plannedOn());
                }
            }
        }
        for (Action action : look.programme.planned().actionsOf(look.id)) {
            if (action.open()) {
                action(action);
            }
        }
    }

    private void action(Action action) {
        if (action.plannedOn().isBefore(look.today)) {
            look.concern(Check.ACTION_OVERDUE, name(action) + " was planned on " + action.plannedOn());
        }
        if (action.owner().isEmpty()) {
            look.concern(Check.ACTION_WITHOUT_OWNER, name(action));
        }
        if (action.pence() > 0 && !action.funded()) {
            look.concern(Check.ACTION_WITHOUT_MONEY, name(action));
        }
    }

    private static String name(Action action) {
        return "action " + action.added().number();
    }

    void breaches() {
        Set<ControlId> worked = look.programme.planned().of(look.id).stream()
                .filter(p -> p.ended().isEmpty())
                .flatMap(p -> look.programme.planned().actionsOf(p).stream())
                .filter(Action::open)
                .flatMap(a -> a.added().controls().stream())
                .collect(Collectors.toSet());
        for (BreachHeld held : look.programme.breachesHeld(look.id)) {
            ControlId control = held.breach().control();
            boolean accepted =
                    counting().stream().anyMatch(r -> look.same(r.act().control(), control));
            if (look.asked(control) && worked.stream().noneMatch(c -> look.same(c, control)) && !accepted) {
                look.concern(
                        Check.FINDINGS_WITHOUT_ACTION, control, held.breach().findings() + " findings");
            }
        }
    }

    void reliance() {
        for (Recorded<RelianceAgreed> recorded : look.programme.reliancesOf(look.id)) {
            RelianceAgreed relied = recorded.act();
            if (relied.split() != Split.OWN && look.asked(relied.control())) {
                relied(relied);
            }
        }
    }

    private void relied(RelianceAgreed relied) {
        ControlId control = relied.control();
        if (look.programme.toConfirm(look.id, relied.provider()).contains(control)) {
            look.concern(Check.RELIANCE_TO_CONFIRM, control, relied.provider() + " has changed");
        }
        if (relied.until().isBefore(look.plus(RENEW))) {
            look.concern(
                    Check.RELIANCE_ENDS_SOON, control, relied.provider() + " until " + Inspection.day(relied.until()));
        }
        boolean said = look.programme
                .answerOf(look.id, control)
                .filter(a -> a.act().answer() == Answer.MET)
                .isPresent();
        if (relied.split() == Split.SHARED && !said) {
            look.concern(Check.SHARE_UNPROVED, control, "what stays your own duty is not answered");
        }
        StandingKind theirs = Standing.of(look.programme, relied.provider(), look.at).controls().values().stream()
                .filter(s -> look.same(s.control(), control))
                .findFirst()
                .map(ControlStanding::kind)
                .orElse(StandingKind.OPEN);
        if (!Inspection.byProof(theirs)) {
            look.concern(Check.PROVIDER_FAILS, control, relied.provider() + " is " + theirs);
        }
    }

    /// What is proved again, or decided anew for the same handlings, is put right.
    void decisions() {
        Instant soon = look.plus(Inspection.SOON);
        for (Recorded<RiskAccepted> recorded : counting()) {
            RiskAccepted risk = recorded.act();
            if (!look.asked(risk.control()) || look.proved(risk.control())) {
                continue;
            }
            Predicate<RiskAccepted> lasts = r -> !r.until().isBefore(soon);
            if (!lasts.test(risk) && !renewed(risk, lasts)) {
                look.concern(
                        Check.RISK_ENDS_SOON, risk.control(), risk.risk() + " until " + Inspection.day(risk.until()));
            }
            boolean asked = look.programme.decisions().decision(risk.risk()).isPresent();
            String facts = FactsDigest.of(look.programme, look.id, risk.control());
            Predicate<RiskAccepted> fits = r -> r.factsDigest().equals(facts);
            if (asked && !fits.test(risk) && !renewed(risk, fits)) {
                look.concern(Check.RISK_DRIFTED, risk.control(), risk.risk() + " was taken on other facts");
            }
        }
    }

    private List<Recorded<RiskAccepted>> counting() {
        return look.programme.risksOf(look.id).stream()
                .filter(r -> r.live() && r.act().until().isAfter(look.at))
                .toList();
    }

    private boolean renewed(RiskAccepted risk, Predicate<RiskAccepted> by) {
        Set<String> left = new HashSet<>(risk.handlings());
        counting().stream()
                .map(Recorded::act)
                .filter(r -> look.same(r.control(), risk.control()) && by.test(r))
                .forEach(r -> left.removeAll(r.handlings()));
        return left.isEmpty();
    }

    void cases() {
        look.programme.casesOf(look.id).stream()
                .filter(c -> c.open()
                        && c.notice()
                                .filter(n -> !n.replyBy().isBefore(look.at))
                                .isPresent()
                        && c.replies().isEmpty()
                        && c.adjudication().isEmpty())
                .forEach(c -> look.concern(
                        Check.REPLY_OWED,
                        c.control(),
                        c.id() + " by "
                                + Inspection.day(c.notice().orElseThrow().replyBy())));
    }
}
