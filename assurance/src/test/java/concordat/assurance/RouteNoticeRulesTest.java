package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ground.Fault;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever reaches a route has sixty days before its owner asks more of them, however the owner goes about it.
final class RouteNoticeRulesTest {
    private static final ServiceId BENEFITS = new ServiceId("benefits");
    private static final RouteId CLAIMS = new RouteId("claims");
    private static final Duration NOTICE = Duration.ofDays(60);
    private static final List<String> PATHS =
            List.of("/cases/{id}", "/cases/{number}", "/cases/**", "/cases/open", "/**");

    private World world = new World();

    @BeforeTry
    @BeforeEach
    void begin() {
        world = new World();
        world.body("byley");
        world.done(World.LEAD, new ServiceRegistered(BENEFITS, new BodyId("byley"), prose("Benefits"), "benefits.x"));
    }

    private static RouteDeclared route(RouteId id, String path, String handling, ControlId... needs) {
        return route(id, path, Set.of("GET"), handling, ActionClass.VIEW, false, needs);
    }

    private static RouteDeclared route(
            RouteId id,
            String path,
            Set<String> methods,
            String handling,
            ActionClass action,
            boolean releasable,
            ControlId... needs) {
        return new RouteDeclared(
                id,
                BENEFITS,
                methods,
                path,
                handling,
                action,
                CitizenEffect.NONE,
                releasable,
                Set.of(needs),
                Optional.empty());
    }

    private RouteDeclared now(RouteId id) {
        return world.programme.routing().footing(id, world.now).orElseThrow();
    }

    @Test
    void a_raised_handling_counts_after_sixty_days() {
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.OFFICIAL));
        world.wait(Duration.ofDays(10));
        Instant declared = world.now;
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.SENSITIVE));
        assertThat(now(CLAIMS).handling()).isEqualTo(Editions.OFFICIAL);
        assertThat(world.programme.routing().announced(CLAIMS, world.now))
                .containsOnlyKeys(declared.plus(NOTICE))
                .allSatisfy((from, route) -> assertThat(route.handling()).isEqualTo(Editions.SENSITIVE));
        assertThat(world.programme.routing().changesAfter(world.now)).contains(declared.plus(NOTICE));
        world.waitUntil(declared.plus(NOTICE).minusSeconds(1));
        assertThat(now(CLAIMS).handling()).isEqualTo(Editions.OFFICIAL);
        world.waitUntil(declared.plus(NOTICE));
        assertThat(now(CLAIMS).handling()).isEqualTo(Editions.SENSITIVE);
    }

    @Test
    void a_lowered_handling_counts_at_once_and_takes_back_what_was_announced() {
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.PERSONAL));
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.SENSITIVE));
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.OFFICIAL));
        assertThat(now(CLAIMS).handling()).isEqualTo(Editions.OFFICIAL);
        assertThat(world.programme.routing().announced(CLAIMS, world.now)).isEmpty();
    }

    @Test
    void asking_again_for_what_was_announced_moves_no_date() {
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.OFFICIAL));
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.PERSONAL));
        Instant first = world.now.plus(NOTICE);
        world.wait(Duration.ofDays(30));
        Instant second = world.now.plus(NOTICE);
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.SENSITIVE));
        assertThat(world.programme.routing().announced(CLAIMS, world.now)).containsOnlyKeys(first, second);
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.PERSONAL));
        assertThat(world.programme.routing().announced(CLAIMS, world.now)).containsOnlyKeys(first);
    }

    @Test
    void administration_is_administration_at_once() {
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.OFFICIAL));
        world.done(
                World.LEAD, route(CLAIMS, "/claims", Set.of("GET"), Editions.OFFICIAL, ActionClass.ADMINISTER, false));
        assertThat(now(CLAIMS).action()).isEqualTo(ActionClass.ADMINISTER);
    }

    @Test
    void retiring_a_route_and_declaring_it_again_elsewhere_named_gains_nothing() {
        world.done(World.LEAD, route(CLAIMS, "/claims/{id}", Editions.OFFICIAL, Editions.FIRM));
        world.wait(Duration.ofDays(5));
        world.done(World.LEAD, new RouteRetired(CLAIMS));
        world.wait(Duration.ofDays(5));
        RouteId again = new RouteId("claims-2");
        Instant declared = world.now;
        world.done(World.LEAD, route(again, "/claims/{claim}", Editions.SENSITIVE, Editions.FIRM, Editions.SCANNED));
        assertThat(now(again).handling()).isEqualTo(Editions.OFFICIAL);
        assertThat(now(again).alsoNeeds()).containsExactly(Editions.FIRM);
        world.waitUntil(declared.plus(NOTICE));
        assertThat(now(again).handling()).isEqualTo(Editions.SENSITIVE);
        assertThat(now(again).alsoNeeds()).containsExactlyInAnyOrder(Editions.FIRM, Editions.SCANNED);
    }

    @Test
    void what_nobody_could_reach_for_sixty_days_is_a_new_route() {
        world.done(World.LEAD, route(CLAIMS, "/claims", Editions.OFFICIAL));
        world.done(World.LEAD, new RouteRetired(CLAIMS));
        world.wait(NOTICE);
        RouteId again = new RouteId("claims-2");
        world.done(World.LEAD, route(again, "/claims", Editions.SENSITIVE));
        assertThat(now(again).handling()).isEqualTo(Editions.SENSITIVE);
    }

    /// It would open to everybody, on the old footing, what was never reachable.
    @Test
    void what_was_there_and_what_was_not_are_not_raised_together() {
        world.done(World.LEAD, route(CLAIMS, "/claims/open", Set.of("GET"), Editions.PUBLIC, ActionClass.VIEW, true));
        RouteDeclared wider = route(CLAIMS, "/**", Editions.SENSITIVE);
        assertThat(world.check(World.LEAD, wider))
                .extracting("fault", "legalMoves")
                .containsExactly(
                        Fault.CONDITION_WITHOUT_NOTICE,
                        List.of("route-declared for GET /claims/open only; the rest as a route of its own"));
        world.done(World.LEAD, new RouteRetired(CLAIMS));
        RouteDeclared instead = route(new RouteId("all"), "/**", Editions.SENSITIVE);
        assertThat(world.check(World.LEAD, instead)).extracting("fault").isEqualTo(Fault.CONDITION_WITHOUT_NOTICE);
    }

    @Test
    void one_path_is_one_route() {
        world.done(World.LEAD, route(CLAIMS, "/claims/{id}", Editions.OFFICIAL));
        assertThat(world.check(World.LEAD, route(new RouteId("other"), "/claims/{x}", Editions.OFFICIAL)))
                .extracting("fault", "legalMoves")
                .containsExactly(Fault.PATH_TAKEN, List.of("route-declared claims"));
    }

    @Provide
    Arbitrary<List<Long>> tries() {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    /// What was declared for requests such as one for `/cases/7`.
    private record Declared(int day, int handling) {}

    /// An owner that tries whatever it may with a route: retiring it and declaring another in its place,
    /// declaring it again narrower, wider or elsewhere, higher and lower. Nobody who reached it meets more than
    /// before sooner than sixty days after that was declared.
    @Property(tries = 200)
    void nobody_goes_round_the_notice_by_retiring_and_declaring_again(@ForAll("tries") List<Long> numbers) {
        List<Declared> declared = new ArrayList<>();
        Map<Integer, Integer> met = new HashMap<>();
        int day = 0;
        for (long number : numbers) {
            List<RouteDeclared> live = world.programme.routing().footings(world.now);
            if (number % 3 == 0 && !live.isEmpty()) {
                world.done(World.LEAD, new RouteRetired(live.getFirst().route()));
            } else {
                RouteId id = live.isEmpty()
                        ? new RouteId(world.id("r"))
                        : live.getFirst().route();
                String path = PATHS.get((int) (number / 3 % PATHS.size()));
                int handling = (int) (number / 20 % 4);
                boolean allowed = world.attempt(World.LEAD, route(id, path, Editions.SCALE.get(handling)))
                        .allowed();
                if (allowed && !path.equals("/cases/open")) {
                    declared.add(new Declared(day, handling));
                }
            }
            for (int until = day + (int) (number / 240 % 40); day <= until; day++) {
                check(day, declared, met);
                world.wait(Duration.ofDays(1));
            }
        }
    }

    private void check(int today, List<Declared> declared, Map<Integer, Integer> met) {
        for (RouteDeclared live : world.programme.routing().footings(world.now)) {
            if (live.path().equals("/cases/open")) {
                return;
            }
            int meets = Editions.SCALE.indexOf(live.handling());
            Optional<Integer> since = Optional.empty();
            for (Declared one : declared) {
                since = one.handling() < meets ? Optional.empty() : Optional.of(since.orElse(one.day()));
            }
            int announced = since.orElseThrow(() -> new AssertionError(meets + " on day " + today + ": " + declared));
            boolean reached = met.entrySet().stream()
                    .anyMatch(e -> e.getValue() < meets && e.getKey() <= announced && announced - e.getKey() < 60);
            assertThat(reached && today < announced + 60)
                    .as("day %d, declared %s, met %s", today, declared, met)
                    .isFalse();
            met.put(today, meets);
        }
    }
}
