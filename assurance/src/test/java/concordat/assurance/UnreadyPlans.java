package concordat.assurance;

import static concordat.assurance.World.prose;

import concordat.assurance.Unready.Scenario;
import concordat.assurance.act.Answer;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionDropped;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.Split;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Checks of plans, reliances, risk decisions and cases: how each comes to appear, and what makes it go away.
final class UnreadyPlans {
    private static final ControlId FIRM = Editions.FIRM;
    private static final ControlId WAITS = Editions.DEFERRABLE;

    private UnreadyPlans() {}

    static Stream<Scenario> all() {
        return Stream.of(plans(), dates(), means(), reliances(), providers(), risks(), cases())
                .flatMap(s -> s);
    }

    private static PlanId plan(Unready u) {
        return u.world.programme.planned().of(u.at).getFirst().id();
    }

    private static ActionId action(Unready u) {
        return u.world.programme.planned().actionsOf(u.at).getFirst().id();
    }

    private static Consumer<Unready> planned(int actionIn) {
        return u -> u.action(u.plan(WAITS, 60), WAITS, actionIn);
    }

    private static Stream<Scenario> plans() {
        return Stream.of(
                new Scenario(
                        Check.PLAN_WITHOUT_ACTIONS,
                        "add what is to be done",
                        u -> u.plan(WAITS, 60),
                        u -> u.action(plan(u), WAITS, 30)),
                new Scenario(
                        Check.PLAN_OVER,
                        "end one that nobody agreed, propose another",
                        planned(50).andThen(u -> u.days(62)),
                        UnreadyPlans::another),
                new Scenario(
                        Check.PLAN_OVER,
                        "end one that was agreed, propose another",
                        planned(50).andThen(UnreadyPlans::agree).andThen(u -> u.days(62)),
                        UnreadyPlans::another),
                new Scenario(Check.PLAN_NOT_AGREED, "the Authority decides on it", planned(50), UnreadyPlans::agree));
    }

    private static void agree(Unready u) {
        u.world.done(
                World.ASSESSOR,
                new PlanAgreed(plan(u), u.at, Set.of(WAITS), u.world.now.plus(Duration.ofDays(59)), prose("good")));
    }

    private static void another(Unready u) {
        u.officers(new PlanEnded(plan(u), prose("over")));
        u.action(u.plan(WAITS, 60), WAITS, 30);
    }

    private static Stream<Scenario> dates() {
        Consumer<Unready> late = planned(5).andThen(u -> u.days(7));
        return Stream.of(
                new Scenario(
                        Check.ACTION_OVERDUE,
                        "report it done",
                        late,
                        u -> u.officers(new ActionDone(action(u), u.day(-3), Set.of()))),
                new Scenario(
                        Check.ACTION_OVERDUE,
                        "give it a date",
                        late,
                        u -> u.officers(new ActionMoved(action(u), u.day(9), prose("late")))),
                new Scenario(
                        Check.ACTION_AFTER_PLAN,
                        "bring it forward",
                        planned(70),
                        u -> u.officers(new ActionMoved(action(u), u.day(50), prose("sooner")))),
                new Scenario(Check.ACTION_AFTER_PLAN, "propose a plan that lasts longer", planned(70), u -> {
                    u.officers(new ActionDropped(action(u), prose("taken up in the longer plan")));
                    u.officers(new PlanEnded(plan(u), prose("too short")));
                    u.action(u.plan(WAITS, 90), WAITS, 70);
                }));
    }

    private static Stream<Scenario> means() {
        Consumer<Unready> costs = u -> u.action(u.plan(WAITS, 60), WAITS, 30, Optional.of(u.officer()), 900_000);
        return Stream.of(
                new Scenario(
                        Check.ACTION_WITHOUT_OWNER,
                        "name who does it",
                        u -> u.action(u.plan(WAITS, 60), WAITS, 30, Optional.empty(), 0),
                        u -> u.officers(new ActionResourced(action(u), u.officer(), 0, false))),
                new Scenario(
                        Check.ACTION_WITHOUT_MONEY,
                        "say where it comes from",
                        costs,
                        u -> u.officers(new ActionResourced(action(u), u.officer(), 900_000, true))),
                new Scenario(
                        Check.ACTION_WITHOUT_MONEY,
                        "plan without it",
                        costs,
                        u -> u.officers(new ActionResourced(action(u), u.officer(), 0, false))));
    }

    private static Stream<Scenario> reliances() {
        Consumer<Unready> changed = relying(Split.PROVIDED, 300)
                .andThen(u -> u.world.done(
                        World.officer(u.byley),
                        new ProvisionChanged(
                                new ChangeId("change-1"), u.byley, Set.of(FIRM), prose("another data centre"))));
        return Stream.of(
                new Scenario(
                        Check.RELIANCE_TO_CONFIRM,
                        "confirm the reliance",
                        changed,
                        u -> u.officers(new RelianceConfirmed(u.at, u.byley, Set.of(FIRM)))),
                new Scenario(
                        Check.RELIANCE_TO_CONFIRM,
                        "end the reliance",
                        changed,
                        u -> u.officers(new RelianceEnded(u.at, u.byley, FIRM))),
                new Scenario(
                        Check.RELIANCE_ENDS_SOON,
                        "agree it anew",
                        relying(Split.PROVIDED, 80),
                        u -> u.relies(FIRM, Split.PROVIDED, 300)));
    }

    /// Goes on with a body that relies on another for a control.
    private static Consumer<Unready> relying(Split split, int days) {
        return u -> {
            u.world.proveAll(u.byley);
            u.anew();
            u.relies(FIRM, split, days);
        };
    }

    private static Stream<Scenario> providers() {
        return Stream.of(
                new Scenario(Check.SHARE_UNPROVED, "answer for your own part", relying(Split.SHARED, 300), u -> {
                    u.answer(FIRM, Answer.MET);
                    u.show(u.owner(), FIRM, EvidenceKind.RECORD, Strength.SIGNED);
                }),
                new Scenario(
                        Check.PROVIDER_FAILS,
                        "ask the provider what it does about it",
                        u -> {
                            u.anew();
                            u.relies(FIRM, Split.PROVIDED, 300);
                        },
                        u -> u.world.proveAll(u.byley)));
    }

    private static Stream<Scenario> risks() {
        Consumer<Unready> accepted = u -> {
            u.anew();
            u.answer(FIRM, Answer.NOT_MET);
            u.acceptsRisk(FIRM, 50);
        };
        Consumer<Unready> drifted = u -> {
            u.anew();
            u.acceptsRisk(FIRM, 90);
            u.answer(FIRM, Answer.NOT_MET);
        };
        return Stream.of(
                new Scenario(Check.RISK_ENDS_SOON, "close the gap", accepted, UnreadyPlans::close),
                new Scenario(Check.RISK_ENDS_SOON, "ask for a new decision", accepted, u -> u.acceptsRisk(FIRM, 90)),
                new Scenario(Check.RISK_DRIFTED, "ask for a new decision", drifted, u -> u.acceptsRisk(FIRM, 90)));
    }

    private static void close(Unready u) {
        u.answer(FIRM, Answer.MET);
        u.show(u.owner(), FIRM, EvidenceKind.RECORD, Strength.SIGNED);
    }

    private static Stream<Scenario> cases() {
        return Stream.of(
                new Scenario(
                        Check.REPLY_OWED,
                        "reply to it",
                        u -> {
                            u.world.scan(u.at, World.breach(Editions.SCANNED, 3, u.world.now));
                            u.world.settle();
                        },
                        u -> u.officers(new ReplyMade(
                                u.world.caseOf(u.at, Editions.SCANNED), ReplyKind.CONTEST, prose("a false alarm")))),
                new Scenario(
                        Check.CANNOT_WAIT,
                        "prove it",
                        u -> {
                            u.anew();
                            u.answer(FIRM, Answer.NOT_MET);
                        },
                        UnreadyPlans::close));
    }
}
