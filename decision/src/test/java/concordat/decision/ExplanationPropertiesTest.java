package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.EnvironmentRow.Limit;
import concordat.decision.EnvironmentRow.Restriction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// An explanation is sound (done, it permits) and minimal (nothing smaller does), tried out on the rows.
final class ExplanationPropertiesTest {

    private static Explanation explain(Snapshot snapshot, World.Request request) {
        return snapshot.explain(
                snapshot.caller(request.caller().fingerprint()),
                snapshot.route(request.route().id()),
                request.loginFacts(),
                request.now(),
                request.provenAt());
    }

    @Property(tries = 1500)
    void explanation_isSound(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot snapshot = world.snapshot();
        for (World.Request request : world.requests()) {
            Explanation explanation = explain(snapshot, request);
            EnvironmentRow environment = world.environment(request.caller());
            if (environment != null) {
                assertThat(permits(world.terms(), environment, request, Set.copyOf(explanation.remedies())))
                        .isEqualTo(explanation.sufficient());
            } else {
                assertThat(explanation.sufficient()).isFalse();
            }
        }
    }

    @Property(tries = 60)
    void explanation_isMinimal(@ForAll long seed) {
        World world = World.of(seed);
        Snapshot snapshot = world.snapshot();
        for (World.Request request : world.requests()) {
            EnvironmentRow environment = world.environment(request.caller());
            Explanation explanation = explain(snapshot, request);
            if (environment == null || world.terms().controls().size() > 10) {
                continue;
            }
            List<Remedy> universe = universe(world.terms(), environment, request);
            int most = explanation.sufficient() ? explanation.remedies().size() - 1 : universe.size();
            for (int chosen = 0; chosen < 1 << universe.size(); chosen++) {
                if (Integer.bitCount(chosen) <= most) {
                    assertThat(permits(world.terms(), environment, request, choose(universe, chosen)))
                            .isFalse();
                }
            }
        }
    }

    private static Set<Remedy> choose(List<Remedy> universe, int chosen) {
        Set<Remedy> remedies = new HashSet<>();
        for (int i = 0; i < universe.size(); i++) {
            if (((chosen >>> i) & 1) != 0) {
                remedies.add(universe.get(i));
            }
        }
        return remedies;
    }

    /// Everything that might be changed and matters to the request.
    private static List<Remedy> universe(Terms terms, EnvironmentRow environment, World.Request request) {
        List<Remedy> universe = new ArrayList<>();
        universe.add(new Remedy.EndSuspension());
        universe.add(new Remedy.ProveCurrent());
        universe.add(new Remedy.MakeAgreement(request.route().service()));
        if (request.caller().kind() == CallerKind.WORKLOAD) {
            universe.add(new Remedy.NameService(request.route().service()));
        } else {
            terms.facts().forEach(fact -> universe.add(new Remedy.ShowFact(fact, false, false)));
        }
        new LinkedHashSet<>(environment.restrictions()).forEach(each -> universe.add(new Remedy.LiftRestriction(each)));
        terms.controls().forEach(control -> universe.add(new Remedy.HoldControl(control)));
        return universe;
    }

    /// Brings the remedies about on the rows and asks the oracle.
    private static boolean permits(Terms terms, EnvironmentRow row, World.Request request, Set<Remedy> remedies) {
        List<BitSet> held = new ArrayList<>();
        for (BitSet set : request.now() >= row.changesAt() ? row.heldAfter() : row.held()) {
            held.add((BitSet) set.clone());
        }
        boolean suspended = row.suspended() && !remedies.contains(new Remedy.EndSuspension());
        List<Restriction> restrictions = new ArrayList<>(row.restrictions());
        Set<String> services = new HashSet<>(row.services());
        CallerRow who = request.caller();
        Set<String> own = new HashSet<>(who.services());
        long facts = request.now() >= who.changesAt() ? who.factsAfter() : who.facts();
        long login = request.loginFacts();
        long provenAt = remedies.contains(new Remedy.ProveCurrent()) ? request.now() : request.provenAt();
        for (Remedy remedy : remedies) {
            if (remedy instanceof Remedy.MakeAgreement make) {
                services.add(make.service());
            } else if (remedy instanceof Remedy.NameService name) {
                own.add(name.service());
            } else if (remedy instanceof Remedy.LiftRestriction lift) {
                restrictions.removeIf(each -> each.equals(lift.restriction()));
            } else if (remedy instanceof Remedy.HoldControl hold) {
                held.forEach(set -> set.set(terms.controls().indexOf(hold.control())));
            } else if (remedy instanceof Remedy.ShowFact show) {
                facts |= 1L << terms.facts().indexOf(show.fact());
                login |= 1L << terms.facts().indexOf(show.fact());
            }
        }
        List<Limit> limits = new ArrayList<>(request.now() >= row.changesAt() ? row.limitsAfter() : row.limits());
        limits.removeIf(limit ->
                remedies.contains(new Remedy.HoldControl(terms.controls().get(limit.control()))));
        EnvironmentRow mended = new EnvironmentRow(
                row.id(), row.body(), held, Long.MAX_VALUE, held, suspended, restrictions, services, limits, limits);
        CallerRow caller = new CallerRow(
                who.fingerprint(), who.id(), who.kind(), who.environment(), facts, Long.MAX_VALUE, facts, own);
        World.Request again = new World.Request(caller, request.route(), login, request.now(), provenAt);
        return Oracle.decide(terms, mended, again).permits();
    }

    @Test
    void explanation_tellsTheCallerOfDeviceAndLogin_andTheBodyOfEverything() {
        EnvironmentRow lacking = new EnvironmentRow(
                "env",
                "body",
                List.of(Sample.bits(), Sample.bits(1)),
                Long.MAX_VALUE,
                List.of(Sample.bits(), Sample.bits(1)),
                false,
                List.of(),
                Set.of("claims"));
        Snapshot snapshot = Sample.snapshot(lacking);
        Explanation explanation = snapshot.explain(
                snapshot.caller(Sample.EGRESS), snapshot.route("claims-write"), 0, Sample.NOW, Sample.NOW);
        assertThat(explanation.reason()).isEqualTo(Reason.LOGIN_TOO_WEAK);
        assertThat(explanation.forCaller()).containsExactly(new Remedy.ShowFact("strong", true, false));
        assertThat(explanation.remedies()).contains(new Remedy.HoldControl("patching"));
        assertThat(explanation.asks(Reason.Who.BODY)).isTrue();
        assertThat(explanation.asks(Reason.Who.OPERATOR)).isFalse();
    }

    @Test
    void explanation_ofWhatNoFactMends_isNoSufficientStep() {
        Snapshot snapshot = Sample.snapshot();
        int caller = snapshot.caller(Sample.PERSONAL);
        for (String route : List.of("claims-admin", "claims-write")) {
            Explanation explanation =
                    snapshot.explain(caller, snapshot.route(route), Sample.STRONG, Sample.NOW, Sample.NOW);
            assertThat(explanation.sufficient()).isFalse();
            assertThat(explanation.remedies()).containsExactly(new Remedy.UseManagedDevice());
        }
        Explanation unknown = snapshot.explain(-1, 0, 0, Sample.NOW, Sample.NOW);
        assertThat(unknown.remedies()).containsExactly(new Remedy.EnrolCaller());
        assertThat(unknown.sufficient()).isFalse();
    }
}
