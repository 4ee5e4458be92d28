package concordat.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.EffectView;
import concordat.api.view.RouteEffectView;
import concordat.api.view.WorkforceView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementAct.Sponsored;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.MeasureAct.Workforce;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SponsorshipId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.compile.Compilation;
import concordat.compile.SnapshotCompiler;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Snapshot;
import concordat.intake.edition.Editions;
import concordat.web.desk.UseDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a measure would close is shown before it is imposed, and whom that touches.
final class EffectsTest {
    /// While the edition is only shown, everything is reached; a measure closes all the same.
    private static final Instant NOW = Instant.parse("2026-06-10T09:00:00Z");

    private static final BodyId TARN = new BodyId("tarn");
    private static final BodyId MOOR = new BodyId("moor");
    private static final ServiceId CLAIMS = new ServiceId("claims");

    private Programme programme = Programme.empty(new NetworkId("testnet"));

    EffectsTest() {
        act(new NetworkFounded(prose("Test")));
        act(new EditionIssued(Editions.modelCode().startingOn(LocalDate.parse("2026-06-01"))));
        for (BodyId body : List.of(TARN, MOOR)) {
            act(new BodyJoined(body, prose(body.value()), "district-council", "r01", ""));
            act(new EnvironmentDeclared(new EnvironmentId(body + "-main"), body, prose("main")));
        }
        act(new ServiceRegistered(CLAIMS, MOOR, prose("Claims"), "claims.example"));
        act(route("claims-read", "/claims/{id}", "official-personal", CitizenEffect.PAYMENT));
        act(route("claims-news", "/news", "public", CitizenEffect.NONE));
        act(new AgreementMade(new AgreementId("ag-1"), TARN, CLAIMS, prose("By law"), NOW.plus(Duration.ofDays(90))));
    }

    private static RouteDeclared route(String id, String path, String handling, CitizenEffect effect) {
        return new RouteDeclared(
                new RouteId(id),
                CLAIMS,
                Set.of("GET"),
                path,
                handling,
                ActionClass.VIEW,
                effect,
                false,
                Set.of(),
                Optional.empty());
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00".repeat(16));
    }

    private static Programme with(Programme before, Act act) {
        return with(before, act, NOW.minusSeconds(60));
    }

    private static Programme with(Programme before, Act act, Instant at) {
        return before.with(new Entry(before.network(), before.nextPosition(), at, new PersonId("lead"), act));
    }

    private void act(Act act) {
        programme = with(programme, act);
    }

    private static MeasureImposed measure(MeasureKind kind, Set<String> handlings, Set<Tier> tiers) {
        return new MeasureImposed(
                new MeasureId("m-1"),
                TARN,
                kind,
                handlings,
                tiers,
                Set.of(),
                true,
                Optional.of(new PersonId("lead-2")),
                NOW.plus(Duration.ofDays(2)),
                Optional.empty(),
                Set.of(),
                prose("live"),
                prose("over"));
    }

    private List<EffectView> effects(Act act) {
        return Effects.of(
                programme,
                with(programme, act),
                NOW,
                Optional.of(live()),
                routes -> routes.containsKey("tarn-main")
                        ? Map.of("tarn-main", new UseDesk.Use(NOW.minus(Duration.ofDays(9)), 400, 7))
                        : Map.of());
    }

    private Snapshot live() {
        Compilation compiled = SnapshotCompiler.compile(programme, NOW);
        return compiled.snapshot(
                7,
                List.of(
                        device(compiled, "d-1", Tier.MANAGED, "tarn-main"),
                        device(compiled, "d-2", Tier.MANAGED, "tarn-main"),
                        device(compiled, "d-3", Tier.BROWSER, "tarn-main"),
                        device(compiled, "d-4", Tier.MANAGED, "moor-main")));
    }

    private static CallerRow device(Compilation compiled, String id, Tier tier, String environment) {
        long facts = compiled.terms().tiers().get(tier.place());
        CallerKind kind = tier.place() < Tier.MANAGED.place() ? CallerKind.PERSONAL_DEVICE : CallerKind.MANAGED_DEVICE;
        String fingerprint = "ab".repeat(31) + "0" + id.charAt(2);
        return new CallerRow(fingerprint, id, kind, environment, facts, Long.MAX_VALUE, facts, Set.of());
    }

    /// Everything that any control asks for, as strong as can be.
    private void prove(EnvironmentId environment, Instant at) {
        for (Control control : Editions.modelCode().controls()) {
            for (EvidenceNeed need : control.needs()) {
                String id = ("ev-" + control.id() + "-" + need.kind()).toLowerCase(Locale.ROOT);
                Act seen = new EvidenceAttached(
                        new EvidenceId(id.replace('_', '-')),
                        environment,
                        Set.of(control.id()),
                        need.kind(),
                        Strength.TESTED,
                        "5e".repeat(32),
                        at,
                        prose("seen"));
                programme = with(programme, seen, at);
            }
        }
    }

    @Test
    void a_suspension_closes_all_that_is_reached_and_names_whom_it_touches() {
        act(new SponsorshipGranted(
                new SponsorshipId("sp-1"),
                TARN,
                Sponsored.PARTNER_WORKER,
                new PersonId("p-9"),
                Set.of(new RouteId("claims-read")),
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(30)),
                prose("advice centre")));

        List<EffectView> effects = effects(measure(MeasureKind.SUSPEND, Set.of(), Set.of()));

        assertThat(effects).singleElement().satisfies(effect -> {
            assertThat(effect.body()).isEqualTo("tarn");
            assertThat(effect.closes())
                    .extracting(RouteEffectView::route)
                    .as("what is public stays open to everybody else, and closes to a suspended body")
                    .contains("claims-read");
            assertThat(effect.closes().stream().filter(r -> r.route().equals("claims-read")))
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.continuity()).isEqualTo("lacking");
                        assertThat(r.citizenEffect()).isEqualTo("payment");
                        assertThat(r.callers()).contains("managed");
                    });
            assertThat(effect.opens()).isEmpty();
            assertThat(effect.devices()).containsEntry("managed", 2);
            assertThat(effect.sponsored()).containsExactly("sp-1");
            assertThat(effect.workforceStated()).as("nobody has said").isEmpty();
            assertThat(effect.recent())
                    .hasValueSatisfying(u -> assertThat(u.requests()).isEqualTo(400));
        });
    }

    @Test
    void a_restriction_closes_what_it_names_and_nothing_else() {
        List<EffectView> effects =
                effects(measure(MeasureKind.RESTRICT, Set.of("official-personal"), Set.of(Tier.MANAGED)));

        assertThat(effects).singleElement().satisfies(effect -> {
            assertThat(effect.closes()).extracting(RouteEffectView::route).containsExactly("claims-read");
            assertThat(effect.closes().getFirst().callers()).containsExactly("managed");
            assertThat(effect.devices()).containsOnlyKeys("managed");
        });
    }

    @Test
    void lifting_opens_exactly_what_the_measure_closed() {
        Act measure = measure(MeasureKind.SUSPEND, Set.of(), Set.of());
        List<RouteEffectView> closed = effects(measure).getFirst().closes();
        act(measure);

        List<EffectView> effects = effects(new MeasureLifted(new MeasureId("m-1"), prose("over")));

        assertThat(effects).singleElement().satisfies(effect -> {
            assertThat(effect.opens()).isEqualTo(closed);
            assertThat(effect.closes()).isEmpty();
            assertThat(effect.devices()).as("nobody loses anything").isEmpty();
        });
    }

    @Test
    void people_are_counted_for_the_tiers_that_lose_something_only() {
        act(new WorkforceStated(
                TARN,
                List.of(new Workforce(Tier.MANAGED, 400, 120, 9), new Workforce(Tier.BROWSER, 30, 30, 2)),
                prose("personnel")));

        List<EffectView> effects = effects(measure(MeasureKind.RESTRICT, Set.of(), Set.of(Tier.MANAGED)));

        assertThat(effects.getFirst().workforce()).containsExactly(new WorkforceView("managed", 400, 120, 9));
        assertThat(effects.getFirst().workforceStated()).contains(NOW.minusSeconds(60));
    }

    @Test
    void what_rests_on_one_control_is_what_closes_with_it() {
        Instant enforced = NOW.plus(Duration.ofDays(22));
        ControlId control = Editions.modelCode().controls().stream()
                .filter(c -> c.restsOn("official-personal").isPresent())
                .findFirst()
                .orElseThrow()
                .id();
        EnvironmentId main = new EnvironmentId("tarn-main");
        assertThat(Effects.losing(programme, main, control, enforced, Optional.empty(), UseDesk.NONE))
                .as("nothing is reached while other controls are missing too")
                .isEmpty();
        prove(main, enforced.minusSeconds(60));
        Optional<EffectView> lost = Effects.losing(programme, main, control, enforced, Optional.empty(), UseDesk.NONE);
        assertThat(lost).hasValueSatisfying(effect -> {
            assertThat(effect.closes()).extracting(RouteEffectView::route).containsExactly("claims-read");
            assertThat(effect.opens()).isEmpty();
        });
        assertThat(Effects.losing(programme, main, new ControlId("NO-01"), enforced, Optional.empty(), UseDesk.NONE))
                .as("no such control")
                .isEmpty();
    }

    @Test
    void a_watch_closes_nothing() {
        assertThat(effects(measure(MeasureKind.WATCH, Set.of(), Set.of()))).isEmpty();
    }
}
