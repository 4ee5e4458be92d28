package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct.Sponsored;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.CertificateAct.CertificateExtended;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAct.PlanFrozen;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SponsorshipId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// People decide, with reasons, in time, and never both sides of one matter: over random histories.
final class DeciderRulesTest {
    /// What the clockwork does by itself: it tells, it ends what has run out, and it decides against silence.
    private static final Set<Class<? extends Act>> BY_ITSELF = Set.of(
            CaseOpened.class,
            CaseCompared.class,
            NoticeServed.class,
            Adjudicated.class,
            CaseClosed.class,
            MeasureLifted.class,
            CertificateExtended.class,
            PlanFrozen.class);

    @Provide
    Arbitrary<List<Long>> histories() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static World play(List<Long> numbers) {
        History history = new History(true);
        numbers.forEach(history::step);
        return history.world;
    }

    @Property(tries = 100)
    void figures_advise_and_people_decide(@ForAll("histories") List<Long> numbers) {
        for (Entry entry : play(numbers).ledger) {
            if (entry.actor().equals(Programme.CLOCKWORK)) {
                assertThat(entry.act().getClass()).isIn(BY_ITSELF);
                assertThat(entry.act() instanceof Adjudicated a && a.upheld()).isFalse();
            }
        }
    }

    /// Everything that waits is decided on the record the next working day, or fifteen working days after the reply.
    @Property(tries = 150)
    void silence_and_a_second_request_for_time_are_decided_the_next_working_day(
            @ForAll("histories") List<Long> numbers) {
        World world = play(numbers);
        for (Case about : world.programme.cases()) {
            if (about.notice().isEmpty()) {
                continue;
            }
            Instant end = about.closedAt().orElse(world.now);
            Instant due = about.replies().isEmpty()
                    ? WorkingDays.after(about.notice().get().replyBy(), 1)
                    : WorkingDays.after(about.replies().getFirst().at(), 15);
            List<Case.Reply> forTime = about.replies().stream()
                    .filter(r -> r.kind() == ReplyKind.MORE_TIME)
                    .toList();
            if (forTime.size() > 1) {
                Instant early = WorkingDays.after(forTime.get(1).at(), 1);
                due = early.isBefore(due) ? early : due;
            }
            if (end.isAfter(due)) {
                assertThat(about.adjudications()).as("%s", about).isNotEmpty();
                assertThat(about.adjudications().getFirst().at()).isBeforeOrEqualTo(due);
            }
        }
    }

    @Property(tries = 100)
    void a_deferrable_control_closes_only_after_adjudication(@ForAll("histories") List<Long> numbers) {
        History history = new History(true);
        for (long number : numbers) {
            history.step(number);
            World world = history.world;
            for (EnvironmentId body : history.bodies) {
                for (ControlStanding standing :
                        Standing.of(world.programme, body, world.now).controls().values()) {
                    boolean waits = world.programme
                            .editionOf(body, world.now)
                            .flatMap(e -> e.control(standing.control()))
                            .orElseThrow()
                            .deferrable();
                    if (waits
                            && standing.kind() == StandingKind.LAPSED
                            && standing.reason() != StandingReason.CEILING_REACHED) {
                        Case about = world.programme
                                .caseOf(world.caseOf(body, standing.control()))
                                .orElseThrow();
                        assertThat(about.adjudication().orElseThrow().upheld()).isFalse();
                    }
                }
            }
        }
    }

    /// Few people with many roles, so that one and the same often tries both sides.
    @Property(tries = 150)
    void two_officers_are_two_people_and_nobody_judges_their_own_body(@ForAll("histories") List<Long> numbers) {
        World world = new World();
        EnvironmentId ashby = world.body("ashby");
        BodyId body = new BodyId("ashby");
        List<PersonId> people = List.of(new PersonId("p0"), new PersonId("p1"), new PersonId("p2"), World.owner(ashby));
        world.proveAll(ashby);
        world.wait(Duration.ofDays(92));
        for (long number : numbers) {
            PersonId one = people.get((int) (number / 10 % 4));
            PersonId other = people.get((int) (number / 40 % 4));
            Role role = List.of(Role.values()).get((int) (number / 160 % Role.values().length));
            Instant until = world.now.plus(Duration.ofDays(2));
            ControlId control = History.CONTROLS.get((int) (number / 1600 % 4));
            switch ((int) (number % 5)) {
                case 0 -> world.attempt(World.LEAD, new RoleGranted(one, role, Optional.of(body)));
                case 1 -> world.attempt(World.LEAD, new RoleGranted(one, role, Optional.empty()));
                case 2 -> world.attempt(one, risk(world, ashby, other, until, "known"));
                case 3 -> world.attempt(one, emergency(world, body, other, until, "an incident"));
                default ->
                    world.attempt(
                            one,
                            number % 2 == 0
                                    ? new Adjudicated(someCase(world, ashby, control), true, World.prose("so it is"))
                                    : plan(world, ashby, until, "credible"));
            }
            assertThat(single(world, one, body)).isEmpty();
        }
    }

    /// @return what is wrong with the last act
    private static Optional<String> single(World world, PersonId actor, BodyId body) {
        Entry last = world.ledger.getLast();
        if (!last.actor().equals(actor)) {
            return Optional.empty();
        }
        boolean officer = Powers.officerOf(world.programme, actor, body);
        boolean wrong =
                switch (last.act()) {
                    case RiskAccepted a -> a.requester().equals(actor);
                    case MeasureImposed a ->
                        !officer
                                && a.secondOfficer()
                                        .filter(p -> !p.equals(actor))
                                        .isEmpty();
                    case Adjudicated a -> officer;
                    case PlanAgreed a -> officer;
                    default -> false;
                };
        return wrong ? Optional.of(last.toString()) : Optional.empty();
    }

    private static CaseId someCase(World world, EnvironmentId at, ControlId control) {
        return world.programme.casesOf(at).stream()
                .filter(c -> c.open() && c.control().equals(control))
                .findFirst()
                .map(Case::id)
                .orElse(new CaseId("none"));
    }

    private static RiskAccepted risk(World world, EnvironmentId at, PersonId asker, Instant until, String why) {
        return new RiskAccepted(
                new RiskId(world.id("risk")),
                at,
                Editions.FIRM,
                asker,
                Set.of(Editions.OFFICIAL),
                World.prose(why),
                until,
                World.digest(7));
    }

    private static PlanAgreed plan(World world, EnvironmentId at, Instant until, String why) {
        return new PlanAgreed(new PlanId(world.id("plan")), at, Set.of(Editions.DEFERRABLE), until, World.prose(why));
    }

    private static MeasureImposed emergency(World world, BodyId body, PersonId second, Instant until, String why) {
        return new MeasureImposed(
                new MeasureId(world.id("m")),
                body,
                MeasureKind.SUSPEND,
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                Optional.of(second),
                until,
                Optional.empty(),
                Set.of(),
                World.prose(why),
                World.prose("when clean"));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(' ', '\t', '\n', '\u2003').ofMaxLength(4);
    }

    @Property(tries = 30)
    void a_decision_has_reasons(@ForAll("blanks") String blank) {
        World world = new World();
        EnvironmentId ashby = world.body("ashby");
        world.proveAll(ashby);
        world.wait(Duration.ofDays(91));
        Instant until = world.now.plus(Duration.ofDays(2));
        BodyId body = new BodyId("ashby");
        CaseId about = world.caseOf(ashby, Editions.FIRM);
        Map<Act, PersonId> decisions = new HashMap<>();
        decisions.put(new Adjudicated(about, false, World.prose(blank)), World.ASSESSOR);
        decisions.put(plan(world, ashby, until, blank), World.ASSESSOR);
        decisions.put(risk(world, ashby, World.officer(ashby), until, blank), World.owner(ashby));
        decisions.put(emergency(world, body, World.SECOND_LEAD, until, blank), World.LEAD);
        decisions.forEach((act, actor) -> assertThat(world.check(actor, act))
                .as("%s", act)
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(Fault.REASONS_LACKING));
    }

    @Test
    void an_assessor_who_is_also_the_bodys_officer_decides_nothing_about_it() {
        World world = new World();
        EnvironmentId ashby = world.body("ashby");
        BodyId body = new BodyId("ashby");
        world.proveAll(ashby);
        PersonId both = new PersonId("both");
        world.attempt(World.LEAD, new RoleGranted(both, Role.AUTHORITY_LEAD, Optional.empty()));
        world.attempt(World.LEAD, new RoleGranted(both, Role.SECURITY_OFFICER, Optional.of(body)));

        assertThat(world.check(
                        both,
                        new ProposalDeclined(body, "lapsed", world.now.plus(Duration.ofDays(9)), World.prose("no"))))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(Fault.ROLE_LACKING);
        EvidenceAttached tested = new EvidenceAttached(
                new EvidenceId("ev-both"),
                ashby,
                Set.of(History.CONTROLS.getFirst()),
                EvidenceKind.RECORD,
                Strength.TESTED,
                World.digest(1),
                world.now,
                World.prose("tested by myself"));
        assertThat(world.check(both, tested))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(Fault.STRENGTH_BEYOND_ACTOR);
    }

    @Property(tries = 60)
    void nobody_sponsors_their_own_staff(@ForAll Role role, @ForAll Sponsored sponsored, @ForAll boolean ofAnother) {
        World world = new World();
        EnvironmentId ashby = world.body("ashby");
        world.body("byley");
        RouteId route = served(world);
        PersonId person = new PersonId("somebody");
        boolean theirs = world.attempt(
                                World.LEAD,
                                new RoleGranted(person, role, Optional.of(new BodyId(ofAnother ? "byley" : "ashby"))))
                        .allowed()
                && !ofAnother;
        Verdict verdict = world.check(
                World.officer(ashby),
                new SponsorshipGranted(
                        new SponsorshipId("s-1"),
                        new BodyId("ashby"),
                        sponsored,
                        person,
                        Set.of(route),
                        world.now,
                        world.now.plus(Duration.ofDays(30)),
                        World.prose("a charity")));
        assertThat(verdict.allowed()).as("%s", verdict).isEqualTo(!theirs);
    }

    private static RouteId served(World world) {
        ServiceId service = new ServiceId("benefits");
        RouteId route = new RouteId("claims");
        world.done(
                World.LEAD, new ServiceRegistered(service, new BodyId("byley"), World.prose("Benefits"), "benefits.x"));
        world.done(World.LEAD, declared(service, route, Set.of()));
        return route;
    }

    private static RouteDeclared declared(ServiceId service, RouteId route, Set<ControlId> alsoNeeds) {
        return new RouteDeclared(
                route,
                service,
                Set.of("GET"),
                "/claims",
                Editions.OFFICIAL,
                ActionClass.VIEW,
                CitizenEffect.NONE,
                false,
                alsoNeeds,
                Optional.empty());
    }

    /// What an owner asks for counts once it has been said for sixty days on end, however often it is said.
    @Property(tries = 100)
    void a_service_owner_gives_sixty_days_notice_of_a_condition(@ForAll("histories") List<Long> numbers) {
        World world = new World();
        world.body("byley");
        RouteId route = served(world);
        Map<ControlId, Instant> saidSince = new HashMap<>();
        for (long number : numbers) {
            Set<ControlId> asked = Set.copyOf(History.CONTROLS.subList(0, (int) (number % 5)));
            world.done(World.LEAD, declared(new ServiceId("benefits"), route, asked));
            saidSince.keySet().retainAll(asked);
            asked.forEach(c -> saidSince.putIfAbsent(c, world.now));
            world.wait(Duration.ofDays(number / 5 % 50));
            Set<ControlId> counts = world.programme.routing().ownersNeeds(route, world.now);
            saidSince.forEach((control, since) -> assertThat(counts.contains(control))
                    .isEqualTo(!since.plus(Duration.ofDays(60)).isAfter(world.now)));
            assertThat(saidSince.keySet()).containsAll(counts);
        }
    }
}
