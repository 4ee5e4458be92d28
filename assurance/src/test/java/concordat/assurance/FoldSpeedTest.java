package concordat.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Five years of 600 bodies and 60 controls: each control answered and proved every year, a scan every month.
@Tag("slow")
class FoldSpeedTest {
    @Test
    void five_years_fold_within_five_seconds() {
        List<Control> controls = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            controls.add(Editions.control(
                    new ControlId(String.format("CTL-%02d", number)),
                    number % 3 == 0,
                    List.of(new EvidenceNeed(number < 6 ? EvidenceKind.SCAN : EvidenceKind.RECORD, Strength.MACHINE)),
                    Editions.SENSITIVE));
        }
        World world = new World(
                Editions.edition("model-1", LocalDate.of(2026, 1, 1), Duration.ZERO, Editions.CEILING, controls));
        List<EnvironmentId> bodies = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            bodies.add(world.body("body-" + number));
        }
        List<Entry> entries = new ArrayList<>(world.ledger);
        Set<ControlId> scanned =
                Set.copyOf(controls.subList(0, 6).stream().map(Control::id).toList());
        for (int month = 0; month < 60; month++) {
            world.now = world.now.plus(Duration.ofDays(30));
            for (EnvironmentId body : bodies) {
                yearly(world, entries, body, controls, month);
                add(
                        world,
                        entries,
                        new ReportImported(
                                new ReportId(world.id("rep")),
                                body,
                                World.digest(1),
                                "scanner",
                                world.now,
                                Strength.TESTED,
                                true,
                                World.digest(2),
                                scanned,
                                List.of(World.breach(controls.getFirst().id(), 1 + month % 3, world.now))));
            }
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = cpu();
            Programme programme = Programme.empty(World.NETWORK);
            for (Entry entry : entries) {
                programme = programme.with(entry);
            }
            best = Math.min(best, cpu() - start);
        }
        System.out.printf(
                "%d acts folded in %.2f s, %.1f microseconds each%n",
                entries.size(), best / 1e9, best / 1e3 / entries.size());
        assertThat(best).isLessThan(5_000_000_000L);
    }

    private static void yearly(
            World world, List<Entry> entries, EnvironmentId body, List<Control> controls, int month) {
        for (int place = month % 12; place < controls.size(); place += 12) {
            ControlId control = controls.get(place).id();
            add(world, entries, new AnswerGiven(body, control, Answer.MET, World.prose("yes")));
            add(
                    world,
                    entries,
                    new EvidenceAttached(
                            new EvidenceId(world.id("ev")),
                            body,
                            Set.of(control),
                            EvidenceKind.RECORD,
                            Strength.TESTED,
                            World.digest(1),
                            world.now,
                            World.prose("record")));
        }
    }

    private static void add(World world, List<Entry> entries, Act act) {
        entries.add(new Entry(World.NETWORK, entries.size(), world.now, World.ASSESSOR, act));
    }

    /// What this thread has worked, whatever else the machine does.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
