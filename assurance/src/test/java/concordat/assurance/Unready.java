package concordat.assurance;

import static concordat.assurance.World.prose;

import concordat.assurance.act.Act;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.Split;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A body that has everything in order, and what makes it unready.
final class Unready {
    static final PersonId DEPUTY = new PersonId("deputy");
    static final PersonId CHIEF = new PersonId("chief");
    static final PersonId COLLEAGUE = new PersonId("colleague");

    /// What makes a check appear, and one of the ways that its fix names.
    ///
    /// @param fix which of them, in a few words
    record Scenario(Check check, String fix, Consumer<Unready> breaks, Consumer<Unready> mends) {
        @Override
        public String toString() {
            return check + ": " + fix;
        }
    }

    final World world = new World();
    /// Whose pack it is.
    EnvironmentId at;
    final EnvironmentId byley;

    Unready() {
        at = world.body("ashby");
        byley = world.body("byley");
        world.makeReady(at);
        world.done(World.LEAD, new RoleGranted(DEPUTY, Role.SECURITY_OFFICER, Optional.of(body())));
    }

    /// Goes on with a body of which nothing is known yet.
    void anew() {
        at = world.body("corby");
    }

    BodyId body() {
        return new BodyId(at.value());
    }

    PersonId officer() {
        return World.officer(at);
    }

    PersonId owner() {
        return World.owner(at);
    }

    void officers(Act act) {
        world.done(officer(), act);
    }

    void days(int days) {
        world.wait(Duration.ofDays(days));
    }

    LocalDate day(int ahead) {
        return LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(ahead);
    }

    List<Concern> concerns() {
        return Readiness.of(world.programme, at, world.now);
    }

    boolean shows(Check check) {
        return concerns().stream().anyMatch(c -> c.check() == check);
    }

    Verdict handsIn() {
        String edition =
                world.programme.editionOf(at, world.now).map(Edition::id).orElse("none");
        PersonId whoever = Powers.officerOf(world.programme, officer(), body()) ? officer() : owner();
        return world.check(
                whoever,
                new SubmissionMade(
                        new SubmissionId("pack"), at, edition, PackDigest.of(world.programme, at, world.now)));
    }

    void answer(ControlId control, Answer answer) {
        answer(control, answer, "as it is for " + control);
    }

    void answer(ControlId control, Answer answer, String words) {
        officers(new AnswerGiven(at, control, answer, prose(words)));
    }

    void answerAll() {
        world.programme.editionOf(at, world.now).orElseThrow().controls().forEach(c -> answer(c.id(), Answer.MET));
    }

    void show(PersonId by, ControlId control, EvidenceKind kind, Strength strength) {
        world.evidence(by, at, control, kind, strength);
    }

    /// Proposes a plan for a control.
    PlanId plan(ControlId control, int days) {
        PlanId plan = new PlanId(world.id("plan"));
        officers(new PlanDrafted(plan, at, Set.of(control), day(days), prose("mend it")));
        return plan;
    }

    /// Adds an action that has an owner and costs nothing.
    ActionId action(PlanId plan, ControlId control, int days) {
        return action(plan, control, days, Optional.of(officer()), 0);
    }

    ActionId action(PlanId plan, ControlId control, int days, Optional<PersonId> owner, long pence) {
        ActionId action = new ActionId(world.id("action"));
        int number = world.programme.planned().nextNumber(at);
        officers(new ActionAdded(
                action,
                plan,
                number,
                Set.of(control),
                owner,
                day(days),
                pence,
                false,
                Optional.empty(),
                Optional.empty(),
                prose("do it")));
        return action;
    }

    RiskId asksForRisk(ControlId control, int days) {
        RiskId risk = new RiskId(world.id("risk"));
        officers(new RiskRequested(
                risk,
                at,
                control,
                ResidualRisk.LOW,
                Set.of(Editions.OFFICIAL),
                world.now.plus(Duration.ofDays(days)),
                FactsDigest.of(world.programme, at, control),
                Optional.empty(),
                prose("why"),
                prose("where")));
        return risk;
    }

    void acceptsRisk(ControlId control, int days) {
        RiskId risk = asksForRisk(control, days);
        world.done(
                owner(),
                new RiskAccepted(
                        risk,
                        at,
                        control,
                        officer(),
                        Set.of(Editions.OFFICIAL),
                        prose("known"),
                        world.now.plus(Duration.ofDays(days)),
                        FactsDigest.of(world.programme, at, control)));
    }

    void relies(ControlId control, Split split, int days) {
        world.done(
                World.officer(byley),
                new RelianceAgreed(
                        at, byley, control, split, prose("the rest"), world.now.plus(Duration.ofDays(days))));
    }

    /// Issues another edition, and waits until it counts for everybody.
    void edition(List<Control> controls) {
        world.done(
                World.LEAD,
                new EditionIssued(
                        Editions.edition("model-2", day(1), Duration.ofDays(40), Editions.CEILING, controls)));
        days(42);
    }

    /// The edition's controls and a dozen more.
    static List<Control> many() {
        List<Control> controls = new ArrayList<>(Editions.controls());
        for (int more = 10; more < 22; more++) {
            controls.add(Editions.control(
                    new ControlId("EXT-" + more),
                    true,
                    List.of(new EvidenceNeed(EvidenceKind.RECORD, Strength.SIGNED)),
                    Editions.SENSITIVE));
        }
        return controls;
    }
}
