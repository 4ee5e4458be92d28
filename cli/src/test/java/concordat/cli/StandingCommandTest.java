package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandingCommandTest {

    private static final String AT = "2026-11-22T09:00:00.000001Z";

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

    private static String body(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"N\",\"kind\":\"k\",\"region\":\"r\",\"registerCode\":\"c\",\"state\":"
                + "\"full\",\"environments\":[],\"held\":1,\"controls\":1,\"openCases\":0}";
    }

    private static String standing(String body, String environment) {
        return "{\"environment\":\"" + environment + "\",\"body\":\"" + body + "\",\"edition\":\"model-1\",\"at\":\""
                + AT
                + "\",\"reading\":\"present\",\"acts\":12,\"changesAt\":\"2026-12-01T00:00:00Z\",\"controls\":[{\"control\":\"c-1\",\"title\":\"Patching\","
                + "\"state\":\"lapsing\",\"reason\":\"a report fails it\",\"holdsFor\":[\"official\"],"
                + "\"onlyFor\":{\"official\":[\"b-9\"]},"
                + "\"bitesAt\":\"2026-12-01T00:00:00Z\",\"facts\":[]}]}";
    }

    @Test
    void standing_ofASuspendedBody_saysThatItReachesNothing() {
        server.on("GET /bodies/b-1/standing", 200, "{\"items\":[" + standing("b-1", "e-1") + "]}")
                .on("GET /bodies/b-1", 200, body("b-1").replace("\"full\"", "\"suspended\""));

        assertThat(rig.run("standing", "b-1").lines().getLast()).startsWith("b-1 is suspended: it reaches nothing");
    }

    @Test
    void standing_ofOneBody_namesStateReasonAndInstants() {
        server.on("GET /bodies/b-1/standing", 200, "{\"items\":[" + standing("b-1", "e-1") + "]}")
                .on("GET /bodies/b-1", 200, body("b-1"));

        Rig.Run text = rig.run("standing", "b-1");
        Rig.Run json = rig.run("standing", "b-1", "--json");

        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .contains(
                        "Body b-1, environment e-1, edition model-1, at " + AT,
                        "lapsing",
                        "a report fails it",
                        "official (only data of b-9)")
                .contains("2026-12-01T00:00:00Z", "1 controls: 1 lapsing");
        assertThat(json.lines()).singleElement().asString().contains("\"at\":\"" + AT + "\"");
    }

    private static String reach(String route, String announced) {
        return "{\"service\":\"benefits\",\"serviceName\":\"Benefits\",\"route\":\"" + route
                + "\",\"methods\":[\"GET\"],\"path\":\"/claims\",\"handling\":\"official\",\"action\":\"VIEW\","
                + "\"citizenEffect\":\"NONE\",\"agreement\":true,\"reached\":{\"managed\":\"permitted\","
                + "\"workload\":\"control-not-held\"},\"missing\":[\"c-1\"],\"announced\":[" + announced + "]}";
    }

    @Test
    void reach_saysWhatIsAnnouncedOfARoute_andFromWhen() {
        String change = "{\"from\":\"2027-01-21T00:00:00Z\",\"handling\":\"official-sensitive\",\"action\":\"VIEW\","
                + "\"releasable\":false,\"alsoNeeds\":[\"c-2\"]}";
        server.on(
                "GET /bodies/b-1/services",
                200,
                "{\"items\":[" + reach("claims", change) + "," + reach("rolls", "") + "]}");

        Rig.Run all = rig.run("reach", "b-1");
        Rig.Run announced = rig.run("reach", "b-1", "--announced", "--json");

        assertThat(all.exit()).isZero();
        assertThat(all.out())
                .contains("workload (control-not-held)", "rolls")
                .contains("From 2027-01-21T00:00:00Z route claims counts as official-sensitive, VIEW, with c-2.");
        assertThat(announced.lines()).singleElement().asString().contains("\"route\":\"claims\"");
    }

    @Test
    void standing_ofAll_isInOneOrderAtOneInstantAndDoesNotNameIt() {
        String at = "?at=2026-11-22T10%3A00%3A00Z";
        server.on("GET /clock", 200, "{\"now\":\"2026-11-22T10:00:00Z\",\"offset\":\"PT0S\",\"movable\":true}")
                .on("GET /bodies?limit=500", 200, "{\"items\":[" + body("b-2") + "],\"next\":\"c/1\"}")
                .on("GET /bodies?limit=500&cursor=c%2F1", 200, "{\"items\":[" + body("b-1") + "]}")
                .on(
                        "GET /bodies/b-1/standing" + at,
                        200,
                        "{\"items\":[" + standing("b-1", "e-9") + "," + standing("b-1", "e-1") + "]}")
                .on("GET /bodies/b-2/standing" + at, 200, "{\"items\":[" + standing("b-2", "e-2") + "]}");

        Rig.Run run = rig.run("standing", "--all", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .extracting(line -> line.substring(0, line.indexOf(",\"edition")))
                .containsExactly(
                        "{\"environment\":\"e-1\",\"body\":\"b-1\"",
                        "{\"environment\":\"e-9\",\"body\":\"b-1\"",
                        "{\"environment\":\"e-2\",\"body\":\"b-2\"");
        assertThat(run.out()).doesNotContain("\"at\"");
    }

    @Test
    void standing_ofAllAtAnInstant_namesIt() {
        server.on("GET /bodies?limit=500", 200, "{\"items\":[" + body("b-2") + "]}")
                .on(
                        "GET /bodies/b-2/standing?at=2026-12-24T00%3A00%3A00Z",
                        200, "{\"items\":[" + standing("b-2", "e-2") + "]}");

        Rig.Run run = rig.run("standing", "--all", "--json", "--at", "2026-12-24T00:00:00Z");

        assertThat(run.lines()).singleElement().asString().contains("\"at\":\"2026-12-24T00:00:00Z\"");
    }

    @Test
    void standing_ofAnotherTime_saysWhatWasRead() {
        String past = standing("b-1", "e-1").replace("\"present\",\"acts\":12", "\"past\",\"acts\":1200");
        String ahead = standing("b-1", "e-1").replace("\"present\",\"acts\":12", "\"ahead\",\"acts\":2400");
        server.on("GET /bodies/b-1/standing?at=2026-03-01T00%3A00%3A00Z", 200, "{\"items\":[" + past + "]}")
                .on("GET /bodies/b-1/standing?at=2027-03-01T00%3A00%3A00Z", 200, "{\"items\":[" + ahead + "]}")
                .on("GET /bodies/b-1/standing?at=2020-01-01T00%3A00%3A00Z", 200, "{\"items\":[]}");

        assertThat(rig.run("standing", "b-1", "--at", "2026-03-01").out()).contains("as it stood then (1,200 acts)");
        assertThat(rig.run("standing", "b-1", "--at", "2027-03-01").out())
                .contains("read ahead from the 2,400 acts known today");
        assertThat(rig.run("standing", "b-1", "--at", "2020-01-01").onlyError())
                .contains("certifies no environment at 2020-01-01T00:00:00Z");
    }

    @Test
    void standing_ofNobodyOrBoth_isRefused() {
        assertThat(rig.run("standing").onlyError()).contains("name one body, or give --all");
        assertThat(rig.run("standing", "b-1", "--all").exit()).isEqualTo(Exit.REFUSED);
        assertThat(rig.run("standing", "b-1", "--at", "noon").onlyError())
                .contains("[noon] is no instant", "2026-11-22T09:00:00Z", "--help");
    }

    private static final String CODES =
            "{\"items\":[" + code("model-1", "") + "," + code("caf-3.2", "baseline") + "," + code("caf-4.0", "") + "]}";

    private static String code(String id, String profile) {
        return "{\"id\":\"" + id + "\",\"title\":\"T\",\"version\":\"1\",\"state\":\"other\",\"requirements\":2,"
                + "\"profiles\":["
                + (profile.isEmpty() ? "" : "{\"id\":\"" + profile + "\",\"title\":\"P\",\"asked\":1}")
                + "],\"digest\":\"d\",\"revision\":1}";
    }

    private static String reading(String code) {
        return "{\"items\":[{\"environment\":\"e-1\",\"body\":\"b-1\",\"code\":\"" + code
                + "\",\"title\":\"Another\",\"edition\":\"model-1\",\"at\":\"" + AT
                + "\",\"reading\":\"present\",\"acts\":12,\"met\":1,\"partly\":0,\"missing\":1,\"notMapped\":0,"
                + "\"profiles\":[{\"profile\":\"whole\",\"title\":\"All of it\",\"asked\":2,\"reached\":1,"
                + "\"reachable\":2}],\"requirements\":["
                + line("A1.a", "met", "{\"control\":\"GOV-01\",\"title\":\"G\",\"how\":\"proved (tested)\"}", "") + ","
                + line("A1.b", "missing", "", "{\"control\":\"GOV-02\",\"title\":\"H\",\"state\":\"planned\"}")
                + "]}]}";
    }

    private static String line(String id, String coverage, String by, String lacking) {
        return "{\"id\":\"" + id + "\",\"title\":\"Asked\",\"group\":\"A\",\"levels\":{\"baseline\":\"fully\"},"
                + "\"coverage\":\"" + coverage + "\",\"atBest\":\"met\",\"confidence\":70,\"by\":[" + by
                + "],\"lacking\":[" + lacking + "],\"steps\":[]}";
    }

    @Test
    void standing_asAnotherCode_meansTheLastVersionThatHasTheProfile_andSaysWhatIsLacking() {
        server.on("GET /codes", 200, CODES)
                .on("GET /bodies/b-1/readings/caf-4.0", 200, reading("caf-4.0"))
                .on("GET /bodies/b-1/readings/caf-3.2", 200, reading("caf-3.2"));

        Rig.Run whole = rig.run("standing", "b-1", "--as", "caf");
        Rig.Run profile = rig.run("standing", "b-1", "--as", "caf", "--profile", "baseline", "--missing");

        assertThat(whole.out())
                .contains("(caf-4.0)", "in full", "GOV-01", "GOV-02 (planned)", "2 asked: 1 held in full");
        assertThat(profile.out()).contains("(caf-3.2)", "A1.b").doesNotContain("A1.a");
    }

    @Test
    void standing_asACodeOrProfileThatIsNotThere_namesThoseThatAre() {
        server.on("GET /codes", 200, CODES);

        assertThat(rig.run("standing", "b-1", "--as", "nist").err())
                .contains("no code nist", "model-1, caf-3.2, caf-4.0", "crosswalk publish");
        assertThat(rig.run("standing", "b-1", "--as", "caf", "--profile", "best")
                        .err())
                .contains("no profile best", "caf-3.2 has whole, baseline");
        assertThat(rig.run("standing", "b-1", "--missing").err()).contains("go with --as");
    }
}
