package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.InForce;
import concordat.api.view.Lifting;
import concordat.api.view.MeasureProposal;
import concordat.api.view.MeasureView;
import concordat.api.view.Page;
import concordat.api.view.Receipt;
import concordat.api.view.StandingView;
import concordat.app.e2e.Visitor.Answer;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.demo.SampleReport;
import concordat.demo.act.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
                                    Optional.empty(),
                                    List.of(),
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

    @Test
    void standing_afterEveryDerivedTableIsDropped_isTheSameByteForByte() throws Exception {
        Path report = SampleReport.write(
                NETWORK.folder().resolve("critical.nessus"), NETWORK.now().minus(Duration.ofDays(20)), true);
        String body = NETWORK.lacker().id();
        assertThat(NETWORK.run("import", report.toString(), "--body", body, "--strength", "tested")
                        .code())
                .isZero();
        assertThat(NETWORK.run("measure", "watch", body, "--reason", "Findings", "--exit", "Clean scan")
                        .code())
                .isZero();
        relyForWhatIsOpen(NETWORK.holder().id());
        RunningNetwork.await("a case has its notice", Duration.ofSeconds(20), () -> standing()
                .contains("\"state\":\"lapsing\""));
        String before = standing();
        assertThat(before).contains("\"state\":\"relied-on\"", "\"caseId\":");
        Page<MeasureView> measures = NETWORK.api().page("/measures", MeasureView.class);
        assertThat(measures.items()).isNotEmpty();

        try (Connection database = NETWORK.database();
                Statement statement = database.createStatement()) {
            statement.execute("drop schema derived cascade");
        }
        NETWORK.crashes().kill("control");
        RunningNetwork.await("the control plane is back", Duration.ofSeconds(60), () -> !NETWORK.bodies()
                .isEmpty());

        assertThat(standing()).isEqualTo(before);
        assertThat(NETWORK.api().page("/measures", MeasureView.class)).isEqualTo(measures);
        assertVerifies();
    }

    /// Some environment relies on this body for a control that it does not hold by itself.
    private static void relyForWhatIsOpen(String provider) throws IOException, InterruptedException {
        for (BodyView consumer : NETWORK.bodies()) {
            for (StandingView standing : NETWORK.api()
                    .page("/bodies/" + consumer.id() + "/standing", StandingView.class)
                    .items()) {
                for (ControlStandingView control : standing.controls()) {
                    if (control.state().equals("open")) {
                        rely(standing.environment(), provider, control.control());
                        return;
                    }
                }
            }
        }
        throw new AssertionError("every body holds every control");
    }

    private static void rely(String consumer, String provider, String control)
            throws IOException, InterruptedException {
        Map<String, Object> act = Map.of(
                "consumer",
                consumer,
                "provider",
                provider + ".main",
                "control",
                control,
                "split",
                "PROVIDED",
                "remainingDuty",
                "None: the provider carries it whole",
                "until",
                NETWORK.now().plus(Duration.ofDays(300)).toEpochMilli() * 1_000);
        ActProposal agreed = new ActProposal("reliance-agreed", act, Optional.of(Officer.person(NETWORK, provider)));
        NETWORK.api().post("/acts", new ActBatch(List.of(agreed)), NETWORK.key(), Receipt.class);
    }

    private static String standing() throws IOException, InterruptedException {
        Program.Ended ended = NETWORK.run("standing", "--all", "--json");
        assertThat(ended.code()).as(ended.warned()).isZero();
        return ended.said();
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
