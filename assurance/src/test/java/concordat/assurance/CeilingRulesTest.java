package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.JoiningAct.ApplicationDecided;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.ApplicationMoved;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.act.JoiningAct.Wish;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/// Time without proof adds up per control, whatever it is spent on and wherever: ways of starting the clock anew, each
/// tried at random, none of which holds access for longer than the ceiling.
final class CeilingRulesTest {
    private static final int CEILING = (int) Editions.CEILING.toDays();
    private static final int DAYS = 400;
    private static final ControlId WAITS = Editions.DEFERRABLE;
    private static final ControlId RENAMED = new ControlId("CFG-99");

    private World world = new World();

    @BeforeTry
    void begin() {
        world = new World();
    }

    /// What is tried, how long after the try before, where, and for how long.
    @Provide
    Arbitrary<List<Long>> tries() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 2)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    /// What is done at one try.
    private interface Try {
        void act(long number, Duration lasts);
    }

    /// @return on how many days any of the environments held the control for OFFICIAL
    private int heldDays(List<EnvironmentId> environments, List<Long> numbers, Try what) {
        int held = 0;
        int next = 0;
        long wait = 0;
        for (int day = 0; day < DAYS; day++) {
            while (wait == 0 && next < numbers.size()) {
                long number = numbers.get(next++);
                what.act(number / 60_000, Duration.ofDays(1 + number % 200));
                world.settle();
                wait = number / 200 % 60;
            }
            wait = Math.max(0, wait - 1);
            held += environments.stream().anyMatch(this::holds) ? 1 : 0;
            world.wait(Duration.ofDays(1));
        }
        return held;
    }

    private boolean holds(EnvironmentId environment) {
        return Standing.of(world.programme, environment, world.now).controls().values().stream()
                .filter(s -> s.control().equals(WAITS) || s.control().equals(RENAMED))
                .anyMatch(s -> s.holds(Editions.OFFICIAL));
    }

    private Act plan(EnvironmentId environment, ControlId control, Duration lasts) {
        return new PlanAgreed(
                new PlanId(world.id("plan")),
                environment,
                Set.of(control),
                world.now.plus(lasts),
                World.prose("credible"));
    }

    /// @param people the environment after which the body's officer and owner are called
    private void accept(EnvironmentId environment, EnvironmentId people, Duration lasts) {
        world.attempt(
                World.owner(people),
                new RiskAccepted(
                        new RiskId(world.id("risk")),
                        environment,
                        WAITS,
                        World.officer(people),
                        Set.of(Editions.OFFICIAL),
                        World.prose("known"),
                        world.now.plus(lasts),
                        World.digest(7)));
    }

    @Property(tries = 20)
    void an_accepted_risk_extended_again_and_again_ends_at_the_ceiling(@ForAll("tries") List<Long> numbers) {
        EnvironmentId ashby = world.body("ashby");
        assertThat(heldDays(List.of(ashby), numbers, (number, lasts) -> accept(ashby, ashby, lasts)))
                .isLessThanOrEqualTo(CEILING);
    }

    @Property(tries = 20)
    void splitting_a_control_between_plan_and_acceptance_gains_nothing(@ForAll("tries") List<Long> numbers) {
        EnvironmentId ashby = world.body("ashby");
        int held = heldDays(List.of(ashby), numbers, (number, lasts) -> {
            if (number % 2 == 0) {
                world.attempt(World.ASSESSOR, plan(ashby, WAITS, lasts));
            } else {
                accept(ashby, ashby, lasts);
            }
        });
        assertThat(held).isLessThanOrEqualTo(CEILING);
    }

    @Property(tries = 20)
    void moving_environments_gains_nothing(@ForAll("tries") List<Long> numbers) {
        EnvironmentId ashby = world.body("ashby");
        List<EnvironmentId> all = new ArrayList<>(List.of(ashby));
        int held = heldDays(all, numbers, (number, lasts) -> {
            if (number % 3 == 0 && all.size() < 5) {
                EnvironmentId more = new EnvironmentId("ashby-" + all.size());
                world.done(
                        World.officer(ashby),
                        new EnvironmentDeclared(more, new BodyId("ashby"), World.prose("another")));
                all.add(more);
            }
            EnvironmentId at = all.get((int) (number / 3 % all.size()));
            if (number / 15 % 2 == 0) {
                world.attempt(World.ASSESSOR, plan(at, WAITS, lasts));
            } else {
                accept(at, ashby, lasts);
            }
        });
        assertThat(held).isLessThanOrEqualTo(CEILING);
    }

    /// Whoever relies on others that have no proof has none either, whoever they are.
    @Property(tries = 20)
    void swapping_providers_gains_nothing(@ForAll("tries") List<Long> numbers) {
        EnvironmentId ashby = world.body("ashby");
        List<EnvironmentId> providers = List.of(world.body("byley"), world.body("corby"), world.body("dunby"));
        int held = heldDays(List.of(ashby), numbers, (number, lasts) -> {
            EnvironmentId provider = providers.get((int) (number % 3));
            world.attempt(World.ASSESSOR, plan(provider, WAITS, lasts));
            providers.forEach(p -> world.attempt(World.LEAD, new RelianceEnded(ashby, p, WAITS)));
            world.attempt(
                    World.LEAD,
                    new RelianceAgreed(ashby, provider, WAITS, Split.PROVIDED, World.prose(""), world.now.plus(lasts)));
            if (number / 3 % 4 == 0) {
                world.attempt(World.ASSESSOR, plan(ashby, WAITS, lasts));
            }
        });
        assertThat(held).isLessThanOrEqualTo(CEILING);
    }

    @Property(tries = 20)
    void renaming_a_control_by_a_new_edition_gains_nothing(
            @ForAll("tries") List<Long> numbers, @ForAll @IntRange(min = 1, max = 200) int begins) {
        EnvironmentId ashby = world.body("ashby");
        List<Control> renamed = Editions.controls().stream()
                .map(c -> c.id().equals(WAITS) ? Editions.renamed(c, RENAMED) : c)
                .toList();
        LocalDate starts = LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(begins);
        world.done(
                World.LEAD,
                new EditionIssued(Editions.edition("model-2", starts, Duration.ZERO, Editions.CEILING, renamed)));
        int held = heldDays(List.of(ashby), numbers, (number, lasts) -> {
            world.attempt(World.ASSESSOR, plan(ashby, WAITS, lasts));
            world.attempt(World.ASSESSOR, plan(ashby, RENAMED, lasts));
        });
        assertThat(held).isLessThanOrEqualTo(CEILING);
    }

    @Property(tries = 20)
    void leaving_and_joining_again_gains_nothing(
            @ForAll @IntRange(min = 1, max = 180) int before,
            @ForAll @IntRange(min = 30, max = 400) int away,
            @ForAll @IntRange(min = 1, max = 180) int again) {
        EnvironmentId first = joins("ashby");
        world.done(World.ASSESSOR, plan(first, WAITS, Duration.ofDays(before)));
        world.wait(Duration.ofDays(before));
        leaves("ashby");
        world.wait(Duration.ofDays(away));
        EnvironmentId second = joins("new-ashby");
        boolean allowed = world.attempt(World.ASSESSOR, plan(second, WAITS, Duration.ofDays(again)))
                .allowed();
        assertThat(allowed && before + again > CEILING).isFalse();
    }

    private EnvironmentId joins(String name) {
        EnvironmentId environment = new EnvironmentId(name);
        BodyId body = new BodyId(name);
        world.done(World.LEAD, new BodyJoined(body, World.prose(name), "district-council", "r01", "E0700"));
        world.done(World.LEAD, new EnvironmentDeclared(environment, body, World.prose(name)));
        return environment;
    }

    private void leaves(String name) {
        ApplicationId id = new ApplicationId("leave-" + name);
        BodyId body = new BodyId(name);
        world.done(World.LEAD, new ApplicationFiled(id, body, Wish.LEAVE, World.prose(name), World.prose("merged")));
        for (Stage stage : List.of(Stage.SCOPED, Stage.PREPARED, Stage.REVIEWED)) {
            world.done(World.LEAD, new ApplicationMoved(id, stage, World.prose("on")));
        }
        world.done(World.LEAD, new ApplicationDecided(id, true, World.prose("so be it")));
        world.wait(Duration.ofDays(31));
        world.done(World.LEAD, new BodyLeft(body, id, World.prose("gone")));
    }
}
