package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.BodyView;
import concordat.api.view.InForce;
import concordat.api.view.Lifting;
import concordat.api.view.MeasureProposal;
import concordat.app.e2e.Visitor.Answer;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.demo.act.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an officer does in an emergency, and what goes on when processes end.
@Tag("slow")
final class RestartEndToEndTest {

    private static final Answer PERMITTED = new Answer(200, 0);
    private static final Answer SUSPENDED = new Answer(403, Reason.SUSPENDED.number());

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    @Test
    void anEmergencySuspension_cutsEverythingOfOneBody_andLiftingRestoresIt() throws Exception {
        BodyView body = NETWORK.holder();
        assertThat(managed()).isEqualTo(PERMITTED);
        assertThat(workload()).isEqualTo(PERMITTED);
        assertThat(otherBody()).isEqualTo(PERMITTED);
        InForce suspended;
        try (Lines lines = Lines.open(NETWORK)) {
            lines.assertAllGoOn();
            suspended = NETWORK.api()
                    .post(
                            "/measures?wait=PT5S",
                            new MeasureProposal(
                                    body.id(),
                                    "SUSPEND",
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    true,
                                    Optional.of(People.SECOND_LEAD),
                                    Optional.of(NETWORK.now().plus(Duration.ofHours(24))),
                                    "Active intrusion",
                                    "Clean scan of every host"),
                            NETWORK.key(),
                            InForce.class);
            assertThat(suspended.laggards()).isEmpty();
            assertThat(suspended.inForce()).isTrue();
            assertThat(managed()).isEqualTo(SUSPENDED);
            assertThat(workload()).isEqualTo(SUSPENDED);
            assertThat(otherBody()).isEqualTo(PERMITTED);
            lines.assertBodyCut();
        }
        NETWORK.api()
                .post(
                        "/measures/" + suspended.measure() + "/lift?wait=PT5S",
                        new Lifting("Every host was scanned and is clean"),
                        NETWORK.key(),
                        InForce.class);
        assertThat(managed()).isEqualTo(PERMITTED);
        assertThat(workload()).isEqualTo(PERMITTED);
    }

    @Test
    void aKilledControlPlane_stopsNoRequest_isStartedAgain_andKeepsItsLedger() throws Exception {
        Path file = NETWORK.data().resolve("run").resolve("control.pid");
        long killed = Long.parseLong(Files.readString(file).strip());
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        for (int i = 0; i < 20; i++) {
            assertThat(managed()).isEqualTo(PERMITTED);
            Thread.sleep(50);
        }
        RunningNetwork.await(
                "the control plane is started again",
                Duration.ofSeconds(60),
                () -> Long.parseLong(Files.readString(file).strip()) != killed
                        && !NETWORK.bodies().isEmpty());
        assertThat(managed()).isEqualTo(PERMITTED);
        NETWORK.settle();
        assertVerifies();
    }

    @Test
    void standing_afterARestart_isTheSameByteForByte() throws Exception {
        Program.Ended before = NETWORK.run("standing", "--all", "--json");
        assertThat(before.code()).isZero();
        NETWORK.stop();
        long millis = NETWORK.up();
        System.out.println("second start: " + millis + " ms");
        Program.Ended after = NETWORK.run("standing", "--all", "--json");
        assertThat(after.said()).isNotBlank().isEqualTo(before.said());
        assertThat(managed()).isEqualTo(PERMITTED);
        assertVerifies();
    }

    private static void assertVerifies() throws IOException, InterruptedException {
        Program.Ended verified = NETWORK.run("ledger", "verify");
        assertThat(verified.code()).as(verified.said()).isZero();
    }

    private static Answer managed() throws IOException {
        return NETWORK.visitor(DemoFiles.MANAGED).ask("benefits-lookup", "GET", "/entitlements/10482");
    }

    private static Answer workload() throws IOException {
        return NETWORK.visitor(DemoFiles.WORKLOAD).ask("housing-match", "GET", "/matches/10482");
    }

    private static Answer otherBody() throws IOException {
        return NETWORK.visitor(DemoFiles.LACKING).ask("benefits-lookup", "GET", "/notices");
    }
}
