package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActEntry;
import concordat.api.view.BodyView;
import concordat.api.view.FindingView;
import concordat.api.view.ReportJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A report that was taken is imported, once, however often the control plane is killed meanwhile.
@Tag("slow")
final class ImportKilledEndToEndTest {

    private static final long BYTES = Long.getLong("concordat.report.bytes", 60_000_000);
    private static final int ROUNDS = Integer.getInteger("concordat.rounds", 3);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /// In each of these a kill comes, by chance early or late in it.
    private static final List<String> PHASES = List.of("waiting", "reading", "reconciling", "writing", "telling");

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    @Test
    void aReportWhoseImportIsKilledAtAnyPhase_isImportedOnce_underItsId() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kills are drawn from seed " + seed);
        Random chance = new Random(seed);
        Path file = NETWORK.folder().resolve("large.nessus");
        long held = HugeReport.write(file, BYTES);
        List<BodyView> bodies = NETWORK.bodies();
        String undisturbed = bodies.get(0).id();
        ReportJob whole = ended(sent(undisturbed, file).id());
        assertThat(whole.state()).as("%s", whole.problem()).isEqualTo("done");
        assertThat(whole.created()).isEqualTo((int) held);
        Officer.of(NETWORK, undisturbed);
        Map<String, String> expected = findings(undisturbed);
        Set<String> met = new TreeSet<>();

        for (int round = 1; round <= ROUNDS; round++) {
            String body = bodies.get(round).id();
            ReportJob job = sent(body, file);
            for (int kill = 0; kill < 2; kill++) { // a third would set it aside
                met.add(killedIn(job, PHASES.get(chance.nextInt(PHASES.size())), chance));
            }
            ReportJob over = ended(job.id());
            assertThat(over.state()).as("%s", over.problem()).isEqualTo("done");
            assertThat(over.created()).isEqualTo(whole.created());
            assertThat(findings(body)).isEqualTo(expected);
            assertThat(imports(body)).containsExactly(job.id());
        }

        System.out.println("killed in: " + met);
        assertThat(uploads()).isEmpty();
        Program.Ended verified = NETWORK.run("ledger", "verify");
        assertThat(verified.code()).as(verified.said() + verified.warned()).isZero();
    }

    /// Kills the control plane in a phase, or wherever it is when that phase was too short to be met.
    ///
    /// @return where it was
    private static String killedIn(ReportJob job, String wanted, Random chance) throws Exception {
        String phase = "";
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < until) {
            ReportJob now = seen(job.id());
            phase = now.progress().map(p -> p.phase()).orElse(now.state());
            if (now.over() || PHASES.indexOf(phase) >= PHASES.indexOf(wanted)) {
                break;
            }
            Thread.sleep(2);
        }
        Thread.sleep(chance.nextLong(300));
        NETWORK.crashes().kill("control");
        System.out.println("killed in " + phase + ", wanted " + wanted);
        return phase;
    }

    private static ReportJob sent(String body, Path file) throws IOException, InterruptedException {
        return NETWORK.api()
                .postFile(
                        "/bodies/" + body + "/reports?strength=TESTED&file=large.nessus&environment=" + body + ".main",
                        "application/octet-stream",
                        file,
                        NETWORK.key(),
                        ReportJob.class);
    }

    /// Follows a job over restarts.
    private static ReportJob seen(String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return NETWORK.api().read("/reports/" + id, ReportJob.class);
            } catch (ApiFailure e) {
                throw e; // it is there, whatever happens
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("the control plane is back").isLessThan(until);
                Thread.sleep(50);
            }
        }
    }

    private static ReportJob ended(String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        ReportJob job = seen(id);
        while (!job.over()) {
            assertThat(System.nanoTime()).as("%s", job).isLessThan(until);
            Thread.sleep(50);
            job = seen(id);
        }
        return job;
    }

    /// What is known of a body's findings by what they are, without ids and what differs by the time of the import.
    private static Map<String, String> findings(String body) throws IOException, InterruptedException {
        Map<String, String> found = new TreeMap<>();
        Officer officer = Officer.of(NETWORK, body);
        for (String state : List.of("open", "closed")) {
            for (FindingView finding : officer.findings(body, state)) {
                found.put(
                        finding.asset() + " " + finding.weakness() + " "
                                + finding.port().orElse(0),
                        state + " " + finding.severity());
            }
        }
        return found;
    }

    private static List<String> imports(String body) throws IOException, InterruptedException {
        ApiClient api = NETWORK.api();
        List<String> found = new ArrayList<>();
        for (ActEntry act : api.page("/acts?limit=500&kind=report-imported&body=" + body, ActEntry.class)
                .items()) {
            found.add(String.valueOf(act.payload().get("report")));
        }
        return found;
    }

    private static List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(NETWORK.data().resolve("uploads"))) {
            return files.toList();
        }
    }
}
