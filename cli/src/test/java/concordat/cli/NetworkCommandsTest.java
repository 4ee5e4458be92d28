package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Status, lists, decisions and the clock.
final class NetworkCommandsTest {

    private static final String NETWORK = "{\"id\":\"n-1\",\"name\":\"Vale\",\"edition\":\"Model Code\",\"time\":"
            + "\"2026-11-22T10:00:00Z\",\"position\":1200,\"epoch\":7,\"bodies\":{\"full\":370,\"partial\":218},"
            + "\"openCases\":12,\"risksOverruled\":1}";
    private static final String STATUS = "{\"time\":\"2026-11-22T10:00:00Z\",\"position\":1200,\"epoch\":7,"
            + "\"sequence\":33,\"gateways\":[{\"id\":\"gateway-1\",\"connected\":true,\"acknowledged\":33,"
            + "\"provenAt\":\"2026-11-22T10:00:00Z\",\"laggard\":false},{\"id\":\"gateway-2\",\"connected\":false,"
            + "\"acknowledged\":12,\"laggard\":true}],"
            + "\"outgoing\":{\"mail\":false,\"waiting\":3,\"dead\":0}}";

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
    void status_namesGatewaysLaggardsAndProcesses() {
        server.on("GET /network", 200, NETWORK).on("GET /status", 200, STATUS);
        rig.write("data/run/control.pid", ProcessHandle.current().pid() + "\n");
        rig.write("data/run/samples.pid", "999999999999\n");
        rig.write("data/run/clock", "0");

        Rig.Run text = rig.run("status");
        Rig.Run json = rig.run("status", "--json");

        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("Network Vale (n-1)", "1,200 acts, epoch 7, frame 33", "370 full, 218 partial");
        assertThat(text.lines())
                .anyMatch(l -> l.matches(" *gateway-1 +yes +33 .*no"))
                .anyMatch(l -> l.matches(" *gateway-2 +no +12 +- +yes"));
        assertThat(text.lines())
                .anyMatch(l -> l.matches(" *control +" + ProcessHandle.current().pid() + " +yes"))
                .anyMatch(l -> l.matches(" *samples +999999999999 +no"));
        assertThat(json.lines())
                .singleElement()
                .asString()
                .startsWith("{\"network\":\"n-1\"")
                .contains("\"sequence\":33", "{\"name\":\"samples\",\"pid\":999999999999,\"alive\":false}");
    }

    @Test
    void status_serverAway_stillShowsTheProcesses() {
        rig.write("data/run/control.pid", "999999999999\n");
        server.close();

        Rig.Run run = rig.run("status", "--json");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.lines())
                .containsExactly("{\"processes\":[{\"name\":\"control\",\"pid\":999999999999,\"alive\":false}]}");
        assertThat(run.onlyError()).contains("nobody answers at " + server.url(), "./concordat up");
    }

    private static String bodies(int from, int to, String more) {
        return "{\"items\":["
                + IntStream.range(from, to)
                        .mapToObj(i ->
                                "{\"id\":\"b-" + i + "\",\"name\":\"Üst " + i + "\",\"kind\":\"k\",\"region\":\"r\","
                                        + "\"registerCode\":\"c\",\"state\":\"full\",\"environments\":[],\"held\":1,"
                                        + "\"controls\":1,\"openCases\":0}")
                        .collect(Collectors.joining(","))
                + "]" + more + "}";
    }

    @Test
    void bodies_arePagedUntilTheLimit() {
        server.on("GET /bodies?state=full&q=%C3%BCst&limit=500", 200, bodies(0, 500, ",\"next\":\"k 500\""))
                .on("GET /bodies?state=full&q=%C3%BCst&limit=500&cursor=k%20500", 200, bodies(500, 700, ""))
                .on("GET /bodies?state=full&q=%C3%BCst&limit=20", 200, bodies(0, 20, ",\"next\":\"k 20\""));

        Rig.Run all = rig.run("bodies", "--state", "full", "--match", "üst", "--json");
        Rig.Run some = rig.run("bodies", "--state", "full", "--match", "üst", "--limit", "20");

        assertThat(all.lines()).hasSize(700);
        assertThat(some.lines()).hasSize(21).element(1).asString().contains("Üst 0");
        assertThat(rig.run("bodies", "--limit", "0").onlyError()).contains("give 1 or more");
    }

    @Test
    void aServerThatRepeatsAPage_isNotFollowedForEver() {
        server.on("GET /bodies?limit=500", 200, bodies(0, 1, ",\"next\":\"x\""))
                .on("GET /bodies?limit=499&cursor=x", 200, "{}")
                .on("GET /bodies?limit=500&cursor=x", 200, bodies(1, 2, ",\"next\":\"x\""));

        assertThat(rig.run("bodies").onlyError()).contains("again and again");
    }

    @Test
    void cases_showWhatIsOwedByWhen() {
        server.on(
                "GET /cases?body=b-1&state=open&limit=500",
                200,
                "{\"items\":[{\"id\":\"k-1\",\"body\":\"b-1\",\"bodyName\":\"N\",\"environment\":\"e-1\",\"control\":"
                        + "\"c-1\",\"controlTitle\":\"T\",\"state\":\"notice-served\",\"openedAt\":\"2026-11-22T10:00:00Z\","
                        + "\"replyBy\":\"2026-12-06T00:00:00Z\",\"routes\":[\"s/a\",\"s/b\"]}]}");

        Rig.Run run = rig.run("cases", "--body", "b-1", "--state", "open");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getLast())
                .contains("k-1", "notice-served", "2026-12-06T00:00:00Z")
                .endsWith("2");
    }

    @Test
    void decide_showsReasonObligationsAndTheWayBack() {
        server.on(
                "POST /decisions",
                200,
                "{\"outcome\":\"refuse\",\"reason\":\"tier-too-low\",\"reasonNumber\":1004,\"who\":\"CALLER\",\"text\":"
                        + "\"This device is not strong enough.\",\"obligations\":[],\"tier\":\"browser\",\"route\":\"claims/view\","
                        + "\"epoch\":7,\"wouldPermit\":[\"a managed device\",\"a strong login\"]}");

        Rig.Run run = rig.run(
                "decide",
                "--body",
                "b-1",
                "--tier",
                "browser",
                "--login-fact",
                "strong-login",
                "get",
                "https://claims.example/x");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("refuse: This device is not strong enough.", "tier-too-low (1004, CALLER)", "claims/view")
                .contains("    - a managed device", "    - a strong login");
        assertThat(server.only("POST").body())
                .isEqualTo(
                        "{\"body\":\"b-1\",\"tier\":\"browser\",\"loginFacts\":[\"strong-login\"],\"method\":\"get\","
                                + "\"url\":\"https://claims.example/x\"}");
        assertThat(rig.run("decide", "GET", "https://x/").onlyError()).contains("either --device", "or --body");
        assertThat(rig.run("decide", "--device", "a", "--body", "b", "GET", "https://x/")
                        .exit())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void demoAdvance_sendsTheSpanAndShowsTheClock() {
        server.on("POST /clock", 200, "{\"now\":\"2026-12-06T10:00:00Z\",\"offset\":\"PT336H\",\"movable\":true}");

        Rig.Run run = rig.run("demo", "advance", "14d");

        assertThat(run.out()).contains("by 14 days", "2026-12-06T10:00:00Z", "14 days ahead");
        assertThat(server.only("POST").body()).isEqualTo("{\"advance\":\"PT336H\"}");
        assertThat(rig.run("demo", "advance", "soon").onlyError()).contains("[soon] is no span of time");
        assertThat(rig.run("demo", "advance", "0d").onlyError()).contains("only moves forward");
    }
}
