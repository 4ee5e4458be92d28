package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.demo.DemoFiles;
import concordat.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a network starts and stops, whatever comes in between.
@Tag("slow")
final class StartEndToEndTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /// Generous: other suites may keep this machine busy. Alone it takes about one second.
    private static final Duration STOP = Duration.ofSeconds(20);

    private static final String UP = "Up after";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final AfterTestExecutionCallback logs = context -> {
        if (context.getExecutionException().isPresent()) {
            System.out.println(Logs.ends(folder));
        }
    };

    private final int base = Program.freePorts();
    private final List<Launched> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Launched one : started) {
            if (one.alive()) {
                one.stop(PATIENCE);
            }
        }
        EmbeddedPostgres.endLeftOver(data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "control plane", "making a demonstration network", "drew", "evidence", UP})
    void askedToStop_atAnyMoment_itStops_andTheNextStartCompletesWhatWasBegun(String moment) throws Exception {
        Launched first = up("--bodies", "30", "--devices", "200");
        first.await(moment, PATIENCE);
        assertThat(first.stop(STOP)).isLessThan(STOP);
        assertThat(children()).isEmpty();

        Launched next = up("--bodies", "30", "--devices", "200");
        next.await(UP, PATIENCE);
        assertThat(permitted(base)).isTrue();
    }

    @Test
    void killedAlone_itsProcessesEnd_andTheNextStartGoesOn() throws Exception {
        Launched first = up("--bodies", "30", "--devices", "200");
        first.await("evidence", PATIENCE);
        first.killAlone();
        // At once, while the processes of the first may still be there.
        Launched next = up("--bodies", "30", "--devices", "200");
        next.await(UP, PATIENCE);
        assertThat(permitted(base)).isTrue();
        next.killAlone();
        RunningNetwork.await(
                "its processes end", Duration.ofSeconds(20), () -> children().isEmpty());
    }

    @Test
    void aProcessThatIsKilled_leavesNoFolderBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path said = folder.resolve("samples.txt");
        Process samples = Program.in(folder)
                .with("-Djava.io.tmpdir=" + temporary)
                .start(said, "samples", "--port-base", String.valueOf(base));
        RunningNetwork.await(
                "it listens", PATIENCE, () -> Files.readString(said).contains("sample services listen"));
        samples.destroyForcibly().waitFor();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatWasBegun_isNotCompletedFromOtherFlags_butFreshBeginsAgain() throws Exception {
        Launched first = up("--bodies", "30", "--devices", "200");
        first.await("drew", PATIENCE);
        first.stop(STOP);

        Launched other = up("--bodies", "31", "--devices", "200");
        assertThat(other.awaitEnd(PATIENCE)).isEqualTo(2);
        assertThat(other.said().strip().lines())
                .singleElement()
                .asString()
                .contains("begun with --bodies 30 --devices 200", "--fresh");

        Launched fresh = up("--bodies", "31", "--devices", "200", "--fresh");
        fresh.await(UP, PATIENCE);
        assertThat(fresh.said()).contains("a demonstration of 31 bodies");
        assertThat(permitted(base)).isTrue();
    }

    @Test
    void aTakenPort_stopsTheStart_beforeAnythingIsMade() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), base + 443));
            Launched up = up();
            assertThat(up.awaitEnd(PATIENCE)).isEqualTo(2);
            assertThat(up.said().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + (base + 443) + " (for the gateway)", "--port-base");
        }
        assertThat(data()).doesNotExist();
    }

    @Test
    void aSecondUpOnTheSameData_isRefused_andTheFirstGoesOn() throws Exception {
        Launched first = up("--bodies", "30", "--devices", "200");
        first.await(UP, PATIENCE);
        Launched second = up("--bodies", "30", "--devices", "200");
        assertThat(second.awaitEnd(PATIENCE)).isEqualTo(2);
        assertThat(second.said().strip().lines())
                .singleElement()
                .asString()
                .contains("another Concordat is up on " + data());
        assertThat(permitted(base)).isTrue();
    }

    @Test
    void theSameData_atOtherPorts_saysAndServesThose() throws Exception {
        Launched first = up("--bodies", "30", "--devices", "200");
        first.await(UP, PATIENCE);
        first.stop(STOP);
        int moved = base + 1;
        Launched next = launch("up", "--data", data().toString(), "--port-base", String.valueOf(moved));
        next.await(UP, PATIENCE);
        assertThat(permitted(moved)).isTrue();
        assertThat(next.said())
                .contains("http://127.0.0.1:" + (moved + 80))
                .contains("localhost:" + (moved + 443))
                .doesNotContain(":" + (base + 443));
    }

    @Test
    void aDatabaseOfYours_isUsed_andNotEmptied() throws Exception {
        byte[] entropy = new byte[24];
        Path elsewhere = folder.resolve("yours");
        try (EmbeddedPostgres yours = EmbeddedPostgres.start(elsewhere, base + 500, entropy)) {
            Path password = Files.writeString(
                    folder.resolve("password"), yours.address().password() + "\n");
            String[] database = {
                "--bodies",
                "30",
                "--devices",
                "200",
                "--database",
                yours.address().url(),
                "--database-password-file",
                password.toString()
            };
            Launched first = up(database);
            first.await(UP, PATIENCE);
            assertThat(data().resolve("postgres")).doesNotExist();
            assertThat(permitted(base)).isTrue();
            first.stop(STOP);

            List<String> fresh = new ArrayList<>(Arrays.asList(database));
            fresh.add("--fresh");
            Launched refused = up(fresh.toArray(String[]::new));
            assertThat(refused.awaitEnd(PATIENCE)).isEqualTo(2);
            assertThat(refused.said()).contains("--fresh does not empty a database of yours");

            Launched next = up(database);
            next.await(UP, PATIENCE);
            assertThat(next.said()).doesNotContain("making a demonstration network");
            assertThat(permitted(base)).isTrue();
            next.stop(STOP);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Launched up(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", data().toString(), "--port-base", String.valueOf(base)));
        arguments.addAll(Arrays.asList(more));
        return launch(arguments.toArray(String[]::new));
    }

    private Launched launch(String... arguments) throws IOException {
        Launched launched = Launched.start(folder.resolve("up-" + started.size() + ".txt"), arguments);
        started.add(launched);
        return launched;
    }

    private boolean permitted(int at) throws IOException {
        return Visitor.of(DemoFiles.in(data()), DemoFiles.MANAGED, at + 443)
                        .ask("benefits-lookup", "GET", "/entitlements/10482")
                        .status()
                == 200;
    }

    /// Processes of this data folder that still run.
    private List<ProcessHandle> children() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        try (var notes = Files.newDirectoryStream(data().resolve("run"), "*.pid")) {
            for (Path note : notes) {
                ProcessHandle.of(Long.parseLong(Files.readString(note).strip()))
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(found::add);
            }
        }
        return found;
    }
}
