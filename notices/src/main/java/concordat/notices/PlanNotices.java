package concordat.notices;

import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plan;
import java.util.Optional;

/// What is told of plans.
final class PlanNotices {

    private PlanNotices() {}

    private static Plan known(Draft draft, PlanId id) {
        return draft.programme().planned().plan(id).orElseThrow();
    }

    static void agreed(Draft draft, PlanAgreed act) {
        draft.tell(
                NoticeKind.PLAN_AGREED,
                To.officers(draft.bodyOf(act.environment())),
                About.of(act.plan()).in(act.environment()).by(act.until()));
    }

    static void ended(Draft draft, PlanEnded act) {
        Plan plan = known(draft, act.plan());
        draft.tell(
                NoticeKind.PLAN_ENDED,
                To.officers(draft.bodyOf(plan.environment())),
                About.of(act.plan()).in(plan.environment()));
    }

    static void of(Draft draft, PlanAct act) {
        switch (act) {
            case PlanAct.PlanDrafted a ->
                draft.tell(
                        NoticeKind.PLAN_PROPOSED,
                        To.authority(Optional.of(draft.bodyOf(a.environment()))),
                        About.of(a.plan()).in(a.environment()));
            case PlanAct.PlanRefused a -> {
                Plan plan = known(draft, a.plan());
                draft.tell(
                        NoticeKind.PLAN_REFUSED,
                        To.officers(draft.bodyOf(plan.environment())),
                        About.of(a.plan()).in(plan.environment()));
            }
            case PlanAct.ActionAdded a -> a.owner().ifPresent(owner -> yours(draft, a.action(), owner));
            case PlanAct.ActionResourced a -> yours(draft, a.action(), a.owner());
            case PlanAct.ActionMoved a -> moved(draft, a);
            case PlanAct.MilestoneSet a -> {}
            case PlanAct.MilestoneMet a -> {}
            case PlanAct.ActionScoped a -> {}
            case PlanAct.ActionDone a -> {}
            case PlanAct.ActionDropped a -> {}
            case PlanAct.PlanFrozen a -> {}
        }
    }

    private static void moved(Draft draft, PlanAct.ActionMoved act) {
        draft.programme()
                .planned()
                .action(act.action())
                .flatMap(Action::owner)
                .ifPresent(owner -> yours(draft, act.action(), owner));
    }

    private static void yours(Draft draft, ActionId id, PersonId owner) {
        Action action = draft.programme().planned().action(id).orElseThrow();
        Plan plan = known(draft, action.plan());
        BodyId body = draft.bodyOf(plan.environment());
        if (action.open()) {
            draft.tell(NoticeKind.ACTION_YOURS, To.person(body, owner), about(action, plan));
        }
    }

    static About about(Action action, Plan plan) {
        return About.of(action.id())
                .in(plan.environment())
                .by(action.plannedOn())
                .with("number", action.added().number())
                .with("plan", plan.id());
    }
}
