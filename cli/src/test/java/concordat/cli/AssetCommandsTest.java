package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of names of assets on the command line, and how it is told.
final class AssetCommandsTest {

    private static final String CHANGE = """
        {"environment":"e-1","one":"host:10.0.0.5","other":"host:web01","split":0,"joined":0,"reopened":0,"closed":0,
         "findingsInAll":0,"preview":{"readingsInAll":0},
         "receipt":{"first":7,"count":1,"at":"2026-11-22T09:00:00Z"}}\
        """;
    private static final String SAID = """
        {"one":"host:10.0.0.5","other":"host:web 01","assets":"one","by":"p-1","at":"2026-11-22T09:00:00Z",
         "reason":"it answers there"}\
        """;
    private static final String ASSET = """
        {"environment":"e-1","name":"host:10.0.0.5","internetFacing":false,"open":{"high":1},"names":[
         {"name":"host:web 01","sameAs":"host:10.0.0.5","by":"person","said":%s},
         {"name":"host:web02","sameAs":"host:10.0.0.5","by":"address","id":"10.0.0.5","report":"r-1"}]}\
        """.formatted(SAID);
    private static final String UNDO =
            "  to take that back: concordat findings join b-1 10.0.0.5 'web 01' --environment e-1 --undo --reason WORDS";

    @TempDir
    private Path home;

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
    void namesAreJoinedAndParted_andEachIsTakenBack() {
        for (String step : new String[] {"apart", "join"}) {
            for (String undo : new String[] {"", "/undo"}) {
                String path = "POST /bodies/b-1/assets/" + step + undo;
                server.on(path, 201, CHANGE);

                Rig.Run run = undo.isEmpty()
                        ? rig.run("findings", step, "b-1", "10.0.0.5", "web01", "--reason", "why")
                        : rig.run("findings", step, "b-1", "10.0.0.5", "web01", "--undo", "--reason", "why");

                assertThat(run.err()).isEmpty();
                assertThat(run.out()).contains("No finding changed.", "act 7");
                assertThat(server.only(path).body()).contains("\"one\":\"10.0.0.5\"", "\"reason\":\"why\"");
            }
        }
    }

    @Test
    void assets_sayWhoSaidSo_andHowToTakeItBack() {
        server.on("GET /bodies/b-1/assets?limit=50", 200, "{\"items\":[" + ASSET + "]}");

        assertThat(rig.run("findings", "assets", "b-1").out())
                .contains(
                        "web 01 is 10.0.0.5: said by p-1 on 2026-11-22: it answers there\n" + UNDO,
                        "web02 is 10.0.0.5: the same address 10.0.0.5, since import r-1");
    }

    @Test
    void asset_tellsWhatWasSaid_andOffersNoUndoOfWhatIsTakenBack() {
        server.on("GET /bodies/b-1/assets/10.0.0.5", 200, """
            {"asset":%s,"names":[{"name":"host:10.0.0.5","internetFacing":false}],
             "merges":[{"name":{"name":"host:web 01","sameAs":"host:10.0.0.5","by":"person","said":%s}}],
             "sayings":[{"one":"host:10.0.0.5","other":"host:web02","assets":"two","by":"p-1",
              "at":"2026-11-21T09:00:00Z","reason":"two","takenBackBy":"p-2","takenBackAt":"2026-11-22T09:00:00Z"},%s]}\
            """.formatted(ASSET, SAID, SAID));

        String out = rig.run("findings", "asset", "b-1", "10.0.0.5").out();

        assertThat(out)
                .contains(
                        "web 01 is 10.0.0.5: said by p-1 on 2026-11-22: it answers there",
                        "10.0.0.5 and web 01 are one asset: said by p-1 on 2026-11-22: it answers there\n" + UNDO,
                        "10.0.0.5 and web02 are two assets: said by p-1 on 2026-11-21: two; taken back by p-2")
                .containsOnlyOnce("to take that back");
    }
}
