package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Handling;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Proof has strength, and what closed a control is undone by nothing weaker: over random histories.
final class ProofRulesTest {

    @Provide
    Arbitrary<List<Long>> histories() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(100);
    }

    private static History play(List<Long> numbers) {
        History history = new History(true);
        numbers.forEach(history::step);
        return history;
    }

    @Property(tries = 150)
    void proved_means_every_kind_of_evidence_in_date_and_strong_enough(@ForAll("histories") List<Long> numbers) {
        History history = play(numbers);
        World world = history.world;
        for (EnvironmentId body : history.bodies) {
            Edition edition = world.programme.editionOf(body, world.now).orElseThrow();
            for (Control control : edition.controls()) {
                ControlStanding standing = world.standing(body, control.id());
                for (Handling handling : edition.handlings()) {
                    if (standing.kind() == StandingKind.PROVED && standing.holds(handling.id())) {
                        assertThat(shown(world, body, control, handling))
                                .as("%s of %s for %s", control.id(), body, handling.id())
                                .isTrue();
                    }
                }
            }
        }
    }

    /// Read from the acts, and not as the judge reads it.
    private static boolean shown(World world, EnvironmentId body, Control control, Handling handling) {
        Programme programme = world.programme;
        EnvironmentState state =
                Objects.requireNonNull(programme.register().environments.get(body));
        OwnProof own = state.control(programme.register().timetable.place(control.id()))
                .own();
        boolean alternative = own.alternatives().stream()
                .anyMatch(a -> a.act().until().filter(u -> u.isAfter(world.now)).isPresent());
        Stream<List<EvidenceNeed>> ways = Stream.concat(
                Stream.of(control.needs()),
                own.patterns().stream().map(p -> p.act().needs()));
        return alternative
                || ways.anyMatch(needs ->
                        needs.stream().allMatch(need -> met(world, body, control, handling.leastProof(), need)));
    }

    private static boolean met(World world, EnvironmentId body, Control control, Strength least, EvidenceNeed need) {
        boolean evidence = world.programme.evidenceOf(body).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .anyMatch(e -> e.controls().contains(control.id())
                        && e.kind() == need.kind()
                        && e.strength().atLeast(least)
                        && e.strength().atLeast(need.atLeast())
                        && inDate(world, control, e.observedAt()));
        return evidence
                || (need.kind() == EvidenceKind.SCAN
                        && world.programme.reportsOf(body).stream()
                                .filter(Recorded::live)
                                .map(Recorded::act)
                                .anyMatch(r -> r.proves().contains(control.id())
                                        && r.strength().atLeast(least)
                                        && r.strength().atLeast(need.atLeast())
                                        && inDate(world, control, r.scannedAt())));
    }

    private static boolean inDate(World world, Control control, Instant observed) {
        return observed.atZone(ZoneOffset.UTC)
                .plus(control.proofLasts())
                .toInstant()
                .isAfter(world.now);
    }

    @Property(tries = 100)
    void an_answer_proves_nothing_by_itself(@ForAll("histories") List<Long> numbers, @ForAll List<Answer> answers) {
        History history = play(numbers);
        World world = history.world;
        EnvironmentId body = world.body("dunby");
        List<Answer> said =
                Stream.concat(answers.stream(), Stream.of(Answer.MET)).toList();
        for (Answer answer : said) {
            for (ControlId control : History.CONTROLS) {
                world.done(World.officer(body), new AnswerGiven(body, control, answer, World.prose("so it is")));
                world.settle();
            }
            assertThat(Standing.of(world.programme, body, world.now).controls().values())
                    .allMatch(s -> s.kind() == StandingKind.OPEN
                            && s.basis().handlings().isEmpty());
        }
    }

    /// Narrower, weaker, without log-in, with other dates, or taken back: whatever the body brings in by itself.
    @Property(tries = 200)
    void restoring_needs_evidence_at_least_as_strong_as_what_closed_it(
            @ForAll("histories") List<Long> numbers, @ForAll("histories") List<Long> tries) {
        History history = play(numbers);
        World world = history.world;
        EnvironmentId body = history.bodies.getFirst();
        ControlId control = world.programme
                .editionOf(body, world.now)
                .orElseThrow()
                .controls()
                .getFirst()
                .id();
        Instant failed = world.now.minusSeconds(60);
        world.done(World.ASSESSOR, world.report(Set.of(), body, World.breach(control, 2, failed)));
        world.settle();
        for (long number : tries) {
            attempt(world, body, control, number);
            world.settle();
            assertThat(world.programme.breachesHeld(body))
                    .filteredOn(b -> b.breach().control().equals(control))
                    .singleElement()
                    .satisfies(b -> assertThat(b.breach().breachesAt()).isBeforeOrEqualTo(failed));
            assertThat(world.standing(body, control).kind()).isNotIn(StandingKind.PROVED, StandingKind.RELIED_ON);
        }
        world.done(World.ASSESSOR, world.report(Set.of(), body));
        assertThat(world.programme.breachesHeld(body)).isEmpty();
    }

    private static void attempt(World world, EnvironmentId body, ControlId control, long number) {
        int how = (int) (number % 4);
        int who = (int) (number / 4 % 3);
        Instant later = world.now.plus(Duration.ofDays(1 + number / 12 % 3000));
        List<Breach> told = number / 36_000 % 2 == 0 ? List.of() : List.of(World.breach(control, 1, later));
        PersonId actor = List.of(World.officer(body), World.owner(body), Programme.COLLECTOR)
                .get(who);
        Strength strength =
                List.of(Strength.DECLARED, Strength.SIGNED, Strength.MACHINE).get(who);
        switch (how) {
            case 0 ->
                world.attempt(
                        actor,
                        new ReportImported(
                                new ReportId(world.id("rep")),
                                body,
                                World.digest(5),
                                "scanner",
                                world.now,
                                strength,
                                number / 72_000 % 2 == 0,
                                World.digest(6),
                                Set.of(control),
                                told));
            case 1 ->
                world.programme.reportsOf(body).stream()
                        .filter(Recorded::live)
                        .reduce((one, other) -> other)
                        .ifPresent(r -> world.attempt(
                                actor, new ReportWithdrawn(r.act().report(), body, World.prose("mistaken"), told)));
            case 2 ->
                world.attempt(
                        actor,
                        new EvidenceAttached(
                                new EvidenceId(world.id("ev")),
                                body,
                                Set.of(control),
                                EvidenceKind.SCAN,
                                strength,
                                World.digest(1),
                                world.now,
                                World.prose("clean")));
            default ->
                world.attempt(
                        World.officer(body), new AnswerGiven(body, control, Answer.MET, World.prose("it is mended")));
        }
    }

    /// Whoever keeps a bad report back holds on to what the report before showed, and to nothing after it.
    @Property(tries = 100)
    void withholding_reports_gains_nothing(
            @ForAll @IntRange(min = 1, max = 60) int scanned,
            @ForAll @IntRange(min = 1, max = 30) int window,
            @ForAll @IntRange(max = 300) int withheld) {
        World world = new World();
        EnvironmentId body = world.body("ashby");
        world.proveAll(body);
        Instant shownUntil = world.now.plus(Duration.ofDays(90));
        world.wait(Duration.ofDays(scanned));
        Instant seen = world.now;
        Instant ends = seen.plus(Duration.ofDays(window));
        world.wait(Duration.ofDays(withheld));
        world.done(
                World.ASSESSOR,
                new ReportImported(
                        new ReportId("kept-back"),
                        body,
                        World.digest(2),
                        "scanner",
                        seen,
                        Strength.TESTED,
                        true,
                        World.digest(3),
                        Set.of(Editions.SCANNED),
                        List.of(new Breach(Editions.SCANNED, World.digest(9), 1, ends, Optional.empty()))));
        world.settle();
        Instant latest = WorkingDays.after(ends.isAfter(shownUntil) ? ends : shownUntil, WorkingDays.NOTICE);
        if (world.now.isBefore(latest)) {
            world.waitUntil(latest);
        }
        assertThat(world.standing(body, Editions.SCANNED).basis().handlings()).isEmpty();
    }
}
