package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasureCommandTest {

    private static final String IN_FORCE =
            "{\"measure\":\"m-1\",\"position\":12,\"sequence\":33,\"inForce\":true,\"laggards\":[]}";
    private static final String LAGGING =
            "{\"measure\":\"m-1\",\"position\":12,\"sequence\":33,\"inForce\":false,\"laggards\":[\"gateway-2\"]}";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private Rig rig = new Rig(Path.of("."));

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void list_ofOneBody_asksForItAlone() {
        server.on(
                "GET /measures?body=b-1",
                200,
                "{\"items\":[{\"id\":\"m-1\",\"body\":\"b-1\",\"kind\":\"WATCH\",\"handlings\":[],\"tiers\":[],"
                        + "\"services\":[],\"emergency\":false,\"from\":\"2026-11-22T10:00:00Z\","
                        + "\"until\":\"2026-11-25T10:00:00Z\",\"reason\":\"late reports\"}]}");

        Rig.Run run = rig.run("measure", "list", "--body", "b-1");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("m-1", "watch", "late reports");
    }

    @Test
    void suspend_inForce_saysSoAndSendsEverything() {
        server.on("GET /clock", 200, "{\"now\":\"2026-11-22T10:00:00Z\",\"offset\":\"P1D\",\"movable\":true}")
                .on("POST /measures?wait=PT5S", 201, IN_FORCE);

        Rig.Run run = rig.run(
                "measure",
                "suspend",
                "b-1",
                "--reason",
                "intrusion",
                "--exit",
                "clean scan",
                "--emergency",
                "--second-officer",
                "p-2",
                "--for",
                "36h");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("suspend b-1 is in force at every gateway", "m-1", "position 12", "frame 33");
        assertThat(server.only("POST").body())
                .isEqualTo("{\"body\":\"b-1\",\"kind\":\"SUSPEND\",\"handlings\":[],\"tiers\":[],\"services\":[],"
                        + "\"emergency\":true,\"secondOfficer\":\"p-2\",\"until\":\"2026-11-23T22:00:00Z\","
                        + "\"liftsWhen\":[],\"reason\":\"intrusion\",\"exitCriteria\":\"clean scan\"}");
    }

    @Test
    void suspend_preview_saysWhatClosesAndWhomThatTouches() {
        server.on(
                "POST /measures?preview=true",
                200,
                "{\"changes\":[],\"routes\":[],\"effects\":[{\"body\":\"b-1\",\"environment\":\"e-1\",\"closes\":["
                        + "{\"service\":\"benefits\",\"route\":\"r-1\",\"handling\":\"official\",\"action\":\"view\","
                        + "\"citizenEffect\":\"payment\",\"continuity\":\"lacking\",\"callers\":[\"managed\",\"workload\"]}],"
                        + "\"opens\":[],\"devices\":{\"managed\":1200},\"workforce\":[{\"tier\":\"managed\","
                        + "\"people\":1100,\"remote\":300,\"adjusted\":12}],\"workforceStated\":\"2026-10-01T09:00:00Z\","
                        + "\"workloads\":[\"w-1\"],\"sponsored\":[\"sp-1\"],\"recent\":{\"since\":\"2026-10-23T10:00:00Z\","
                        + "\"requests\":4120,\"callers\":88}}]}");

        Rig.Run run = rig.run("measure", "suspend", "b-1", "--reason", "r", "--exit", "e", "--preview");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "benefits",
                        "lacking",
                        "1,200 managed",
                        "1,100 people, 300 of them remote, 12 with an adjustment",
                        "w-1",
                        "sp-1",
                        "4,120 requests of 88 devices");
    }

    @Test
    void restrict_notYetInForce_namesTheLaggardsAndEndsWith4() {
        server.on("POST /measures?wait=PT30S", 201, LAGGING);
        Object[] command = {
            "measure",
            "restrict",
            "b-1",
            "--reason",
            "r",
            "--exit",
            "e",
            "--handling",
            "official",
            "--handling",
            "official-sensitive",
            "--tier",
            "browser",
            "--service",
            "s-1",
            "--wait",
            "30s"
        };

        Rig.Run run = rig.run(command);

        assertThat(run.exit()).isEqualTo(Exit.NOT_YET_IN_FORCE);
        assertThat(run.out()).contains("recorded but not yet in force after 30 s", "gateway-2", "lease runs out");
        assertThat(server.only("POST").body())
                .contains("\"RESTRICT\"", "[\"official\",\"official-sensitive\"]", "[\"BROWSER\"]", "[\"s-1\"]");
    }

    @Test
    void watch_json_isTheApisAnswer() {
        server.on("POST /measures?wait=PT5S", 201, LAGGING);

        Rig.Run run = rig.run("measure", "watch", "b-1", "--reason", "r", "--exit", "e", "--json");

        assertThat(run.exit()).isEqualTo(Exit.NOT_YET_IN_FORCE);
        assertThat(run.lines()).containsExactly(LAGGING);
    }

    @Test
    void lift_tellsWhetherEveryGatewayKnows() {
        server.on("POST /measures/m-1/lift?wait=PT5S", 201, IN_FORCE);

        Rig.Run run = rig.run("measure", "lift", "m-1", "--reason", "clean");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("lifting is in force at every gateway");
        assertThat(server.only("POST").body()).isEqualTo("{\"reason\":\"clean\"}");
    }

    @Test
    void list_showsWhatEachCovers() {
        server.on(
                "GET /measures?body=b-1",
                200,
                "{\"items\":[{\"id\":\"m-1\",\"body\":\"b-1\",\"kind\":\"RESTRICT\",\"handlings\":[\"official\"],"
                        + "\"tiers\":[\"BROWSER\"],\"services\":[],\"emergency\":false,\"from\":\"2026-11-22T10:00:00Z\","
                        + "\"until\":\"2026-11-25T10:00:00Z\",\"reason\":\"late\\u001b[2J\",\"exitCriteria\":\"e\","
                        + "\"owed\":[{\"service\":\"benefits\",\"route\":\"pay\",\"citizenEffect\":\"payment\","
                        + "\"leavesAt\":\"2026-11-23T10:00:00Z\",\"left\":false}]}]}");

        Rig.Run run = rig.run("measure", "list", "--body", "b-1");

        assertThat(run.out())
                .contains("restrict", "official, browser", "2026-11-25T10:00:00Z", "late?[2J")
                .contains(
                        "Route pay of benefits (payment) leaves m-1 at 2026-11-23T10:00:00Z, unless its owner accepts");
    }

    @Test
    void terms_thatContradict_areRefusedBeforeAnythingIsSent() {
        assertThat(rig.run("measure", "restrict", "b-1", "--reason", "r", "--exit", "e")
                        .onlyError())
                .contains("a restriction names what it closes");
        assertThat(rig.run("measure", "suspend", "b-1", "--reason", "r", "--exit", "e", "--emergency")
                        .onlyError())
                .contains("--second-officer");
        assertThat(rig.run("measure", "watch", "b-1", "--reason", "r", "--exit", "e", "--wait", "PT2M")
                        .onlyError())
                .contains("at most PT1M");
        assertThat(rig.run("measure", "watch", "b-1").onlyError()).contains("--reason");
        assertThat(rig.run("measure").onlyError()).contains("concordat measure --help");
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void refusal_saysFaultBlameAndLegalMoves() {
        server.on(
                "POST /measures?wait=PT5S",
                409,
                "{\"type\":\"https://concordat.invalid/faults/3008\",\"title\":\"There is no case for it\",\"status\":409,"
                        + "\"detail\":\"b-1 has no open case\",\"fault\":3008,\"blame\":\"AUTHORITY\",\"legalMoves\":"
                        + "[\"open a case\",\"emergency\"],\"errors\":[{\"pointer\":\"/acts/0\",\"text\":\"X\"}]}");

        Rig.Run run = rig.run("measure", "watch", "b-1", "--reason", "r", "--exit", "e");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.onlyError())
                .isEqualTo("concordat measure watch: There is no case for it: b-1 has no open case (fault 3008);"
                        + " the Authority must act; possible now: open a case, emergency");
    }
}
