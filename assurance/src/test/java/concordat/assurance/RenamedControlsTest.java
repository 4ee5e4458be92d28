package concordat.assurance;

import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Breach;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// A control that an edition renames keeps its record: the same year is played twice, once under an edition that keeps
/// the names and once under one that changes them, and every number of the ladder comes out the same.
final class RenamedControlsTest {
    private static final Map<ControlId, ControlId> NAMES = Map.of(
            Editions.SCANNED, new ControlId("VUL-91"),
            Editions.DEFERRABLE, new ControlId("CFG-91"));

    /// One of the two networks.
    private static final class Played {
        final World world = new World();
        final EnvironmentId ashby = world.body("ashby");
        final boolean renames;

        Played(boolean renames, int begins) {
            this.renames = renames;
            world.proveAll(ashby);
            List<Control> controls = Editions.controls().stream()
                    .map(c -> renames && NAMES.containsKey(c.id()) ? Editions.renamed(c, name(c.id())) : c)
                    .toList();
            LocalDate starts = LocalDate.ofInstant(world.now, ZoneOffset.UTC).plusDays(begins);
            world.done(
                    World.LEAD,
                    new EditionIssued(Editions.edition("model-2", starts, Duration.ZERO, Editions.CEILING, controls)));
        }

        private static ControlId name(ControlId former) {
            return Objects.requireNonNull(NAMES.get(former));
        }

        /// @param later whether somebody speaks of it as the later edition does, which works from its issue on
        void step(long number, boolean later) {
            ControlId plain = number / 5 % 2 == 0 ? Editions.SCANNED : Editions.DEFERRABLE;
            ControlId control = renames && later ? name(plain) : plain;
            long days = number / 10 % 40;
            switch ((int) (number % 5)) {
                case 0 -> report(control, List.of(breach(control, days)));
                case 1 -> report(control, List.of());
                case 2 ->
                    world.attempt(
                            World.ASSESSOR,
                            new PlanAgreed(
                                    new PlanId(world.id("plan")),
                                    ashby,
                                    Set.of(control),
                                    world.now.plus(Duration.ofDays(1 + days)),
                                    prose("credible")));
                default -> world.wait(Duration.ofDays(1 + days));
            }
            world.settle();
        }

        private Breach breach(ControlId control, long days) {
            return new Breach(
                    control,
                    World.digest((int) days),
                    1,
                    world.now.plus(Duration.ofDays(days % 5)),
                    days % 2 == 0 ? Optional.of(world.now) : Optional.empty());
        }

        private void report(ControlId proves, List<Breach> breaches) {
            world.done(
                    World.ASSESSOR,
                    new ReportImported(
                            new ReportId(world.id("rep")),
                            ashby,
                            World.digest(2),
                            "scanner",
                            world.now,
                            Strength.TESTED,
                            true,
                            World.digest(3),
                            Set.of(proves),
                            breaches));
        }

        Counting.Counted counted(Count count) {
            Counting.Counted counted = new Counting(world.programme, ashby, world.now).count(count);
            return new Counting.Counted(
                    counted.number(),
                    counted.about().stream().map(Played::plain).collect(Collectors.toSet()));
        }

        CaseCompared compared(ControlId control) {
            return new Ladder(world.programme, world.now).compare(new CaseId("none"), ashby, control);
        }

        private static ControlId plain(ControlId control) {
            return NAMES.entrySet().stream()
                    .filter(e -> e.getValue().equals(control))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(control);
        }
    }

    @Provide
    Arbitrary<List<Long>> years() {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .withoutEdgeCases()
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void renaming_a_control_by_a_new_edition_forgets_nothing(
            @ForAll("years") List<Long> year, @ForAll @IntRange(min = 1, max = 120) int begins) {
        Played kept = new Played(false, begins);
        Played renamed = new Played(true, begins);
        for (long number : year) {
            boolean later = number / 400 % 2 == 0;
            kept.step(number, later);
            renamed.step(number, later);
            for (Count count : Count.values()) {
                assertThat(renamed.counted(count)).as("%s", count).isEqualTo(kept.counted(count));
            }
            for (ControlId control : NAMES.keySet()) {
                CaseCompared record = kept.compared(control);
                assertThat(renamed.compared(control)).isEqualTo(record);
                assertThat(renamed.compared(Played.name(control))).isEqualTo(record);
            }
        }
    }
}
