package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EditionAdopted;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct.ConversationHeld;
import concordat.assurance.act.CaseAct.NoteAgreed;
import concordat.assurance.act.CaseAct.RootCauseStated;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskOverruled;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.Split;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.OfferId;
import concordat.assurance.ids.PatternId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a list of numbers into a history. Every number tries one act, lawful or not, or lets time pass; the law
/// decides what comes of it. The same numbers make the same history.
final class History {
    final World world = new World();
    final List<EnvironmentId> bodies = new ArrayList<>();
    private final boolean proving;
    private long rest;

    /// @param proving whether anybody ever brings proof that is more than declared
    History(boolean proving) {
        this.proving = proving;
        for (String name : List.of("ashby", "byley", "corby")) {
            bodies.add(world.body(name));
        }
        if (proving) {
            world.proveAll(bodies.getFirst());
            CONTROLS.forEach(this::chain);
        }
    }

    static final List<ControlId> CONTROLS =
            Editions.controls().stream().map(Control::id).toList();

    /// The third relies on the second, the second on the first.
    private void chain(ControlId control) {
        for (int consumer = 1; consumer < bodies.size(); consumer++) {
            world.done(
                    World.LEAD,
                    new RelianceAgreed(
                            bodies.get(consumer),
                            bodies.get(consumer - 1),
                            control,
                            Split.PROVIDED,
                            World.prose(""),
                            world.now.plus(Duration.ofDays(700))));
        }
    }

    private int pick(int below) {
        int picked = (int) (rest % below);
        rest /= below;
        return picked;
    }

    private <T> T pick(List<T> among) {
        return among.get(pick(among.size()));
    }

    /// @param number not negative
    void step(long number) {
        rest = number;
        EnvironmentId at = pick(bodies);
        ControlId control = pick(CONTROLS);
        switch (pick(20)) {
            case 0, 1 -> world.wait(Duration.ofHours(1 + pick(500)));
            case 2 -> world.wait(Duration.ofDays(1 + pick(40)));
            case 3, 4 -> attach(at, control);
            case 5 -> report(at);
            case 6 -> rely(at, control);
            case 7 -> plan(at, control);
            case 8 -> accept(at, control);
            case 9, 10 -> reply(at, control);
            case 11 -> decide(at, control);
            case 12 -> end(at, control);
            case 13 -> show(at, control);
            case 14 -> provide(at, control);
            case 15 -> change(at, control);
            case 16 -> edition(at, control);
            case 17 -> speak(at, control);
            default ->
                world.attempt(
                        World.officer(at),
                        new AnswerGiven(at, control, pick(List.of(Answer.values())), World.prose("so it is")));
        }
        world.settle();
    }

    private void attach(EnvironmentId at, ControlId control) {
        Strength strength = proving ? pick(List.of(Strength.values())) : Strength.DECLARED;
        EvidenceKind kind =
                pick(List.of(EvidenceKind.RECORD, EvidenceKind.POLICY, EvidenceKind.CONFIGURATION, EvidenceKind.SCAN));
        PersonId actor = proving ? pick(List.of(World.ASSESSOR, World.officer(at))) : World.officer(at);
        Instant observed = world.now.minus(Duration.ofDays(pick(40)));
        world.attempt(
                actor,
                new EvidenceAttached(
                        new EvidenceId(world.id("ev")),
                        at,
                        Set.of(control),
                        kind,
                        strength,
                        World.digest(1),
                        observed,
                        World.prose("title")));
    }

    private void report(EnvironmentId at) {
        List<Breach> breaches = new ArrayList<>();
        for (ControlId control : CONTROLS) {
            if (pick(3) == 0) {
                Instant window = world.now.plus(Duration.ofDays(pick(30) - 5L));
                breaches.add(new Breach(control, World.digest(pick(4)), 1 + pick(3), window, Optional.empty()));
            }
        }
        Strength strength = proving ? pick(List.of(Strength.values())) : Strength.DECLARED;
        world.attempt(
                proving ? World.ASSESSOR : World.officer(at),
                new ReportImported(
                        new ReportId(world.id("rep")),
                        at,
                        World.digest(5),
                        "scanner",
                        world.now,
                        strength,
                        pick(2) == 0,
                        World.digest(6),
                        pick(2) == 0 ? Set.of() : Set.of(Editions.SCANNED),
                        breaches));
    }

    private void rely(EnvironmentId at, ControlId control) {
        EnvironmentId provider = pick(bodies);
        Act act = pick(4) == 0
                ? new RelianceEnded(at, provider, control)
                : new RelianceAgreed(
                        at,
                        provider,
                        control,
                        pick(List.of(Split.values())),
                        World.prose("the rest"),
                        world.now.plus(Duration.ofDays(1 + pick(300))));
        world.attempt(World.LEAD, act);
    }

    private void plan(EnvironmentId at, ControlId control) {
        world.attempt(
                World.ASSESSOR,
                new PlanAgreed(
                        new PlanId(world.id("plan")),
                        at,
                        Set.of(control),
                        world.now.plus(Duration.ofDays(pick(120))),
                        World.prose("credible")));
    }

    private void accept(EnvironmentId at, ControlId control) {
        Set<String> handlings = pick(2) == 0 ? Set.of(Editions.OFFICIAL) : Set.copyOf(Editions.SCALE);
        world.attempt(
                pick(List.of(World.owner(at), World.LEAD)),
                new RiskAccepted(
                        new RiskId(world.id("risk")),
                        at,
                        control,
                        World.officer(at),
                        handlings,
                        World.prose("known"),
                        world.now.plus(Duration.ofDays(pick(120))),
                        World.digest(7)));
    }

    private CaseId someCase(EnvironmentId at, ControlId control) {
        return world.programme.casesOf(at).stream()
                .filter(c -> c.open() && c.control().equals(control))
                .findFirst()
                .map(Case::id)
                .orElse(new CaseId("none"));
    }

    private void reply(EnvironmentId at, ControlId control) {
        ReplyKind kind = pick(List.of(ReplyKind.values()));
        world.attempt(World.officer(at), new ReplyMade(someCase(at, control), kind, World.prose("we say")));
    }

    private void decide(EnvironmentId at, ControlId control) {
        PersonId actor = pick(List.of(World.ASSESSOR, World.LEAD, World.SECOND_LEAD));
        switch (pick(4)) {
            case 0 -> world.attempt(actor, new CaseClosed(someCase(at, control), World.prose("closed")));
            case 1 -> world.attempt(actor, new CaseOpened(new CaseId(world.id("case-m")), at, control, world.now));
            default ->
                world.attempt(actor, new Adjudicated(someCase(at, control), pick(2) == 0, World.prose("decided")));
        }
    }

    private void end(EnvironmentId at, ControlId control) {
        switch (pick(3)) {
            case 0 ->
                world.programme.register().plans.values().stream()
                        .filter(p -> p.live()
                                && p.act().environment().equals(at)
                                && p.act().controls().contains(control))
                        .findFirst()
                        .ifPresent(p -> world.attempt(
                                World.officer(at), new PlanEnded(p.act().plan(), World.prose("over"))));
            case 1 ->
                world.programme.risksOf(at).stream()
                        .filter(r -> r.live() && r.act().control().equals(control))
                        .findFirst()
                        .ifPresent(r -> world.attempt(
                                World.owner(at), new RiskEnded(r.act().risk(), World.prose("over"))));
            default ->
                world.programme.evidenceOf(at).stream()
                        .filter(e -> e.live() && e.act().controls().contains(control))
                        .findFirst()
                        .ifPresent(e -> world.attempt(
                                World.officer(at), new EvidenceWithdrawn(e.act().evidence(), World.prose("mistaken"))));
        }
    }

    /// A pattern that is followed, or an alternative that is assessed.
    private void show(EnvironmentId at, ControlId control) {
        if (!proving) {
            return;
        }
        if (pick(2) == 0) {
            PatternId pattern = new PatternId(world.id("pattern"));
            world.attempt(
                    World.LEAD,
                    new PatternPublished(
                            pattern,
                            Set.of(control),
                            List.of(new EvidenceNeed(EvidenceKind.RECORD, pick(List.of(Strength.values())))),
                            World.digest(8),
                            World.prose("a pattern")));
            world.attempt(World.officer(at), new PatternFollowed(at, pattern));
            return;
        }
        AlternativeId alternative = new AlternativeId(world.id("alternative"));
        world.attempt(
                World.officer(at),
                new AlternativeProposed(alternative, at, control, Set.of(), World.prose("another way")));
        boolean meets = pick(3) > 0;
        Optional<Instant> until =
                meets ? Optional.of(world.now.plus(Duration.ofDays(1 + pick(100)))) : Optional.empty();
        world.attempt(World.ASSESSOR, new AlternativeAssessed(alternative, meets, until, World.prose("looked at")));
    }

    private void provide(EnvironmentId at, ControlId control) {
        EnvironmentId provider = pick(bodies);
        OfferId offer = new OfferId(world.id("offer"));
        world.attempt(
                World.officer(provider),
                new RelianceOffered(
                        offer,
                        provider,
                        Set.of(control),
                        pick(List.of(Split.values())),
                        World.prose("the rest"),
                        world.now.plus(Duration.ofDays(1 + pick(300)))));
        world.attempt(World.officer(at), new OfferAccepted(offer, at, Set.of(control)));
    }

    private void change(EnvironmentId at, ControlId control) {
        if (pick(2) == 0) {
            world.attempt(
                    World.officer(at),
                    new ProvisionChanged(
                            new ChangeId(world.id("change")), at, Set.of(control), World.prose("another room")));
        } else {
            world.attempt(World.officer(at), new RelianceConfirmed(at, pick(bodies), Set.of(control)));
        }
    }

    /// A second edition drops one control and asks for another; bodies may adopt it early.
    private void edition(EnvironmentId at, ControlId control) {
        LocalDate begins = LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(1 + pick(20));
        List<Control> controls = new ArrayList<>(Editions.controls());
        controls.removeIf(c -> c.id().equals(control));
        controls.add(Editions.control(
                new ControlId("NEW-01"),
                true,
                List.of(new EvidenceNeed(EvidenceKind.POLICY, Strength.SIGNED)),
                Editions.SENSITIVE));
        if (world.programme.editions().size() < 3) {
            world.attempt(
                    World.LEAD,
                    new EditionIssued(Editions.edition(
                            "model-" + (world.programme.editions().size() + 1),
                            begins,
                            Duration.ofDays(40),
                            Editions.CEILING,
                            controls)));
        }
        Edition last = world.programme.editions().getLast();
        world.attempt(World.officer(at), new EditionAdopted(at, last.id()));
        world.attempt(World.officer(at), new AnswerReviewed(at, control));
    }

    private void speak(EnvironmentId at, ControlId control) {
        CaseId about = someCase(at, control);
        LocalDate today = LocalDate.ofInstant(world.now, ZoneOffset.UTC);
        world.attempt(World.ASSESSOR, new ConversationHeld(about, today, World.prose("we spoke")));
        world.attempt(World.officer(at), new NoteAgreed(about, pick(2) == 0, World.prose("so we did")));
        world.attempt(World.officer(at), new RootCauseStated(about, Optional.empty(), World.prose("nobody looked")));
        world.programme.risksOf(at).stream()
                .filter(r -> r.live() && r.act().control().equals(control))
                .findFirst()
                .ifPresent(
                        r -> world.attempt(World.LEAD, new RiskOverruled(r.act().risk(), World.prose("too much"))));
    }
}
