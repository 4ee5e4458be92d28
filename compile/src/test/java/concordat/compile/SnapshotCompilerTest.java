package concordat.compile;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.act.WorkloadRetired;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.WorkloadId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnapshotCompilerTest {
    private static final int CONTROLS = 6;

    @Provide
    Arbitrary<List<Long>> histories() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static EnvironmentRow row(Compilation compilation, String id) {
        return compilation.environments().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_lapse_takes_its_bit_away_at_bitesAt_and_the_row_says_so_beforehand() {
        Net net = new Net(CONTROLS);
        EnvironmentId ashby = net.body("ashby");
        for (int number = 0; number < CONTROLS; number++) {
            net.done(Net.LEAD, net.proof(ashby, Net.control(number)));
        }
        Compilation proved = SnapshotCompiler.compile(net.programme, net.now);
        assertThat(row(proved, "ashby").held().get(0).cardinality()).isEqualTo(CONTROLS);
        // Proof runs out after 60 days; if nobody then did anything, the ceiling would end it.
        assertThat(row(proved, "ashby").changesAt()).isEqualTo(micros(net.now.plus(Duration.ofDays(60 + 180))));

        net.now = net.now.plus(Duration.ofDays(60));
        net.settle();
        Advance.Rows lapsing = (Advance.Rows) SnapshotCompiler.advance(proved, net.programme, net.now);
        EnvironmentRow sure = row(lapsing.compilation(), "ashby");
        assertThat(sure.held().get(0).get(0)).isTrue();
        assertThat(sure.heldAfter().get(0).get(0)).isFalse();
        assertThat(sure.heldAfter().get(0).cardinality()).isEqualTo(CONTROLS - 1);
        assertThat(sure.changesAt()).isEqualTo(micros(net.now.plus(Duration.ofDays(14))));
    }

    @Test
    void an_act_about_one_body_gives_one_row() {
        Net net = new Net(CONTROLS);
        EnvironmentId ashby = net.body("ashby");
        net.body("byley");
        Compilation before = SnapshotCompiler.compile(net.programme, net.now);
        net.done(Net.LEAD, net.proof(ashby, Net.control(0)));
        Advance.Rows rows = (Advance.Rows) SnapshotCompiler.advance(before, net.programme, net.now);
        assertThat(rows.environments()).extracting(EnvironmentRow::id).containsExactly("ashby");
        assertThat(rows.workloads()).isEmpty();
    }

    @Test
    void an_owners_new_condition_counts_after_sixty_days() {
        Net net = new Net(CONTROLS);
        net.done(Net.LEAD, Net.route("tax-view", "official", ActionClass.VIEW, Set.of(Net.control(2))));
        Compilation before = SnapshotCompiler.compile(net.programme, net.now);
        assertThat(needs(before, "tax-view", 0)).isFalse();
        assertThat(needs(before, "tax-view", 3)).isTrue();
        Instant later = net.now.plus(Duration.ofDays(60));
        assertThat(before.nextChange()).contains(later);
        Advance after = SnapshotCompiler.advance(before, net.programme, later);
        assertThat(after).isInstanceOf(Advance.Whole.class);
        assertThat(needs(after.compilation(), "tax-view", 0)).isTrue();
    }

    /// Everything closes at the ceiling but what both have agreed to, and that only for the services of whoever agreed.
    @Test
    void past_the_ceiling_a_control_counts_for_the_services_of_those_who_agreed() {
        Net net = Net.withRights(CONTROLS);
        EnvironmentId ashby = net.body("ashby");
        agree(net, ashby, new BodyId("ashby"), net.now.plus(Duration.ofDays(900)), 0);
        Instant ceiling = net.now.plus(Duration.ofDays(180));
        net.done(Net.LEAD, new PlanAgreed(new PlanId("p-1"), ashby, Set.of(Net.control(1)), ceiling, Net.prose("yes")));
        net.now = ceiling.minus(Duration.ofDays(30));
        RiskAccepted risk = net.agreed(ashby, Net.control(1), "official", ceiling.plus(Duration.ofDays(20)));
        Compilation before = SnapshotCompiler.compile(net.programme, net.now);
        EnvironmentRow row = row(before, "ashby");
        assertThat(row.changesAt()).isEqualTo(micros(ceiling));
        assertThat(row.held().getFirst().get(1)).isTrue();
        assertThat(row.limits()).isEmpty();
        assertThat(row.heldAfter().getFirst().get(1)).isTrue();
        assertThat(row.heldAfter().getLast().get(1)).isFalse();
        EnvironmentRow.Limit limit = new EnvironmentRow.Limit(1, 0, Set.of("tax"));
        assertThat(row.limitsAfter()).containsExactly(limit);
        EnvironmentRow past =
                row(SnapshotCompiler.advance(before, net.programme, ceiling).compilation(), "ashby");
        assertThat(past.limits()).containsExactly(limit);
        assertThat(past.changesAt()).isEqualTo(micros(risk.until()));
        assertThat(past.heldAfter().getFirst().get(1)).isFalse();
    }

    @Test
    void a_route_that_citizens_need_leaves_an_emergency_after_a_day_and_nothing_else_does() {
        Net net = new Net(CONTROLS);
        EnvironmentId ashby = net.body("ashby");
        net.done(Net.LEAD, Net.route("tax-view", "official", ActionClass.VIEW, Set.of(), CitizenEffect.PAYMENT));
        agree(net, ashby, new BodyId("ashby"), net.now.plus(Duration.ofDays(90)), 0);
        net.done(
                Net.LEAD,
                new MeasureImposed(
                        new MeasureId("m-1"),
                        new BodyId("ashby"),
                        MeasureKind.SUSPEND,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        true,
                        Optional.of(new PersonId("lead-2")),
                        net.now.plus(Duration.ofDays(3)),
                        Optional.empty(),
                        Set.of(),
                        Net.prose("it spreads"),
                        Net.prose("clean")));
        Compilation at = SnapshotCompiler.compile(net.programme, net.now);
        assertThat(row(at, "ashby").suspended()).isTrue();
        Instant day = net.now.plus(Duration.ofHours(24));
        assertThat(at.nextChange()).hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(day));
        EnvironmentRow after =
                row(SnapshotCompiler.advance(at, net.programme, day).compilation(), "ashby");
        assertThat(after.suspended()).isFalse();
        assertThat(after.restrictions())
                .containsExactly(new EnvironmentRow.Restriction(Set.of(), Set.of(), Set.of(), Set.of("tax-view")));
    }

    @Test
    void a_raised_handling_counts_after_sixty_days() {
        Net net = new Net(CONTROLS);
        net.done(Net.LEAD, Net.route("tax-view", "sensitive", ActionClass.VIEW, Set.of()));
        Compilation before = SnapshotCompiler.compile(net.programme, net.now);
        assertThat(before.routes().getLast().durable()).isFalse();
        Instant later = net.now.plus(Duration.ofDays(60));
        assertThat(before.nextChange()).contains(later);
        Advance after = SnapshotCompiler.advance(before, net.programme, later);
        assertThat(after.compilation().routes().getLast().durable()).isTrue();
    }

    private static boolean needs(Compilation compilation, String route, int tier) {
        RouteRow row = compilation.routes().stream()
                .filter(r -> r.id().equals(route))
                .findFirst()
                .orElseThrow();
        return row.needs().get(tier).get(2);
    }

    @Test
    void a_route_row_takes_the_shorter_limit_the_rule_and_the_highest_handlings_care() {
        Net net = new Net(CONTROLS);
        List<RouteRow> routes = SnapshotCompiler.compile(net.programme, net.now).routes();
        assertThat(routes).extracting(RouteRow::id).containsExactly("tax-change", "tax-view");
        RouteRow change = routes.getFirst();
        assertThat(change.durable()).isTrue();
        assertThat(change.leastTier()).isEqualTo(3);
        assertThat(change.staleMicros()).isEqualTo(Duration.ofMinutes(15).toNanos() / 1000);
        RouteRow view = routes.getLast();
        assertThat(view.durable()).isFalse();
        assertThat(view.staleMicros()).isEqualTo(Duration.ofHours(1).toNanos() / 1000);
        assertThat(view.workloadNeeds().stream().boxed()).containsExactly(0, 2, 4);
    }

    @Property(tries = 100)
    void going_on_equals_compiling_anew_and_rows_rebuild_it(@ForAll("histories") List<Long> numbers) {
        Net net = new Net(CONTROLS);
        List<EnvironmentId> bodies = List.of(net.body("ashby"), net.body("byley"), net.body("corby"));
        Compilation compilation = SnapshotCompiler.compile(net.programme, net.now);
        for (long number : numbers) {
            step(net, bodies, number);
            Advance advance = SnapshotCompiler.advance(compilation, net.programme, net.now);
            Compilation anew = SnapshotCompiler.compile(net.programme, net.now);
            assertThat(advance.compilation()).isEqualTo(anew);
            if (advance instanceof Advance.Rows rows) {
                assertThat(replaced(compilation, rows)).containsExactlyInAnyOrderElementsOf(anew.environments());
                assertThat(fingerprints(compilation, rows)).isEqualTo(fingerprints(anew));
            }
            compilation = advance.compilation();
        }
    }

    @Property(tries = 60)
    void what_a_row_says_of_the_time_after_is_never_more_than_comes(
            @ForAll("histories") List<Long> numbers, @ForAll("histories") List<Long> moments) {
        Net net = new Net(CONTROLS);
        List<EnvironmentId> bodies = List.of(net.body("ashby"), net.body("byley"), net.body("corby"));
        numbers.forEach(n -> step(net, bodies, n));
        Compilation now = SnapshotCompiler.compile(net.programme, net.now);
        for (long moment : moments) {
            Instant later = net.now.plus(Duration.ofMinutes(moment % 100_000));
            if (!net.programme.editionAt(later).equals(net.programme.editionAt(net.now))) {
                continue;
            }
            Compilation then = SnapshotCompiler.compile(net.programme, later);
            for (EnvironmentRow row : now.environments()) {
                EnvironmentRow real = row(then, row.id());
                if (micros(later) < row.changesAt()) {
                    for (int handling = 0; handling < row.held().size(); handling++) {
                        var lost = (BitSet) row.held().get(handling).clone();
                        lost.andNot(real.held().get(handling));
                        assertThat(lost.isEmpty()).as("%s at %s", row, later).isTrue();
                    }
                }
            }
        }
    }

    private static Set<EnvironmentRow> replaced(Compilation before, Advance.Rows rows) {
        Set<EnvironmentRow> all = new HashSet<>(rows.environments());
        for (EnvironmentRow row : before.environments()) {
            if (rows.environments().stream().noneMatch(r -> r.id().equals(row.id()))) {
                all.add(row);
            }
        }
        return all;
    }

    private static Set<CallerRow> fingerprints(Compilation compilation) {
        return new HashSet<>(compilation.workloads());
    }

    private static Set<CallerRow> fingerprints(Compilation before, Advance.Rows rows) {
        Set<CallerRow> all = new HashSet<>(rows.workloads());
        for (CallerRow row : before.workloads()) {
            boolean again =
                    rows.workloads().stream().anyMatch(w -> w.fingerprint().equals(row.fingerprint()));
            if (!again && !rows.removedWorkloads().contains(row.fingerprint())) {
                all.add(row);
            }
        }
        return all;
    }

    private static void step(Net net, List<EnvironmentId> bodies, long number) {
        EnvironmentId at = bodies.get((int) (number % 3));
        ControlId control = Net.control((int) (number / 3 % CONTROLS));
        long more = number / 100;
        Instant until = net.now.plus(Duration.ofDays(1 + more % 90));
        BodyId body = new BodyId(at.value());
        PersonId owner = new PersonId("owner-" + at);
        switch ((int) (number / 18 % 12)) {
            case 0, 1 -> net.now = net.now.plus(Duration.ofHours(1 + more % 900));
            case 2, 3, 4 -> net.attempt(Net.LEAD, net.proof(at, control));
            case 5 ->
                net.programme.evidenceOf(at).stream()
                        .filter(e -> e.live())
                        .findFirst()
                        .ifPresent(e ->
                                net.attempt(owner, new EvidenceWithdrawn(e.act().evidence(), Net.prose("mistaken"))));
            case 6 ->
                net.attempt(
                        Net.LEAD,
                        new RelianceAgreed(
                                at, bodies.get((int) (more % 3)), control, Split.PROVIDED, Net.prose(""), until));
            case 7 ->
                net.attempt(
                        Net.LEAD,
                        new PlanAgreed(new PlanId(net.id("plan")), at, Set.of(control), until, Net.prose("yes")));
            case 8 -> measure(net, body, owner, until, more);
            case 9 -> agree(net, at, body, until, more);
            case 10 -> {
                if (more % 10 == 0) {
                    LocalDate next =
                            LocalDate.ofInstant(net.now, ZoneOffset.UTC).plusDays(20);
                    net.attempt(Net.LEAD, new EditionIssued(Net.edition(net.id("model"), next, CONTROLS)));
                } else {
                    String handling = more % 2 == 0 ? "official" : "sensitive";
                    net.attempt(Net.LEAD, Net.route("tax-view", handling, ActionClass.VIEW, Set.of(control)));
                }
            }
            default -> net.body(net.id("new"));
        }
        net.settle();
    }

    private static void measure(Net net, BodyId body, PersonId owner, Instant until, long more) {
        List<MeasureId> live = new ArrayList<>();
        net.programme
                .measuresInForce(body, net.now)
                .forEach(m -> live.add(m.imposed().act().measure()));
        if (more % 2 == 0 && !live.isEmpty()) {
            net.attempt(owner, new MeasureLifted(live.getFirst(), Net.prose("over")));
        } else {
            net.attempt(
                    owner,
                    new MeasureImposed(
                            new MeasureId(net.id("measure")),
                            body,
                            more % 3 == 0 ? MeasureKind.SUSPEND : MeasureKind.RESTRICT,
                            Set.of("sensitive"),
                            Set.of(),
                            Set.of(),
                            false,
                            Optional.empty(),
                            until,
                            Optional.empty(),
                            Set.of(),
                            Net.prose("by ourselves"),
                            Net.prose("when clean")));
        }
    }

    private static void agree(Net net, EnvironmentId at, BodyId body, Instant until, long more) {
        var agreement =
                net.programme.agreementsOf(body).stream().filter(a -> a.live()).findFirst();
        if (agreement.isEmpty()) {
            AgreementId id = new AgreementId(net.id("agreement"));
            net.attempt(Net.LEAD, new AgreementMade(id, body, new ServiceId("tax"), Net.prose("law"), until));
        } else if (more % 4 == 0) {
            net.attempt(Net.LEAD, new AgreementEnded(agreement.get().act().agreement(), Net.prose("over")));
        } else if (more % 4 == 1) {
            net.programme.workloadsOf(at).stream()
                    .filter(w -> w.live())
                    .findFirst()
                    .ifPresent(w ->
                            net.attempt(Net.LEAD, new WorkloadRetired(w.act().workload())));
        } else {
            String id = net.id("workload");
            net.attempt(
                    Net.LEAD,
                    new WorkloadRegistered(
                            new WorkloadId(id),
                            at,
                            agreement.get().act().agreement(),
                            Net.hex(1000 + id.hashCode() % 1000)));
        }
    }

    @Test
    void rows_make_a_snapshot() {
        Net net = new Net(CONTROLS);
        net.body("ashby");
        Programme programme = net.programme;
        Compilation compilation = SnapshotCompiler.compile(programme, net.now);
        assertThat(compilation.snapshot(1, List.of()).environmentCount()).isEqualTo(2);
        assertThat(compilation.snapshot(1, List.of()).routeCount()).isEqualTo(2);
    }
}
