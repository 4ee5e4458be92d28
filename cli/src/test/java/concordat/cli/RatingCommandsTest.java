package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions on how bad findings are, on the command line.
final class RatingCommandsTest {

    private static final String PREVIEW = """
        {"changes":[],"routes":[],"effects":[],"readings":[],"readingsInAll":0,"remarks":[],
         "others":{"environments":0,"bodies":[],"closes":[],"opens":[]}}\
        """;
    private static final String SHOWN = """
        {"token":"5e5e","environment":"e-1","from":"high","as":"medium","until":"2027-03-01T00:00:00Z",
         "findings":400,"assets":380,"severities":{"critical":2,"high":401},"beside":7,
         "breaches":[{"control":"VUL-03","before":401,"failsAt":"2026-06-01T00:00:00Z","after":3}],
         "refused":[{"item":"e-1-9","why":"it is closed"}],"refusedInAll":3,"preview":%s}\
        """.formatted(PREVIEW);
    private static final String DONE = SHOWN.strip()
            .replaceFirst(
                    "\\}$",
                    ",\"decision\":\"rating-1\",\"receipt\":{\"first\":7,\"count\":1,\"at\":\"2026-11-22T09:00:00Z\"}}");

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

    private Rig.Run rate(Object... more) {
        List<Object> all = new ArrayList<>(
                List.of("findings", "rate", "b-1", "--as", "medium", "--until", "2027-03-01", "--asked-by", "asha"));
        all.addAll(List.of("--reason", "inside"));
        all.addAll(List.of(more));
        return rig.run(all.toArray());
    }

    @Test
    void whatADecisionWouldBe_isShown_andNothingIsDone() {
        server.on("POST /bodies/b-1/findings/rate?preview=true", 200, SHOWN);

        Rig.Run run = rate("--weakness", "nessus:51192", "--preview");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("2 critical, 401 high")
                .contains("400 findings on 380 assets: high by the tool, medium until 2027-03-01")
                .contains("Beside it: 7 open findings")
                .contains("Cannot be done for 3:", "e-1-9: it is closed")
                .contains("VUL-03")
                .endsWith("Nothing was done.\n");
        assertThat(server.questions()).hasSize(1);
        assertThat(server.heard().getFirst().body())
                .contains("\"weakness\":\"nessus:51192\"", "\"requester\":\"asha\"", "2027-03-01T00:00:00Z");
    }

    @Test
    void justWhatWasShown_isDone() {
        server.on("POST /bodies/b-1/findings/rate?environment=e-1&preview=true", 200, SHOWN)
                .on("POST /bodies/b-1/findings/rate?environment=e-1", 201, DONE);

        Rig.Run run = rate("e-1-4", "e-1-5", "--environment", "e-1");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Done by act 7; the decision is rating-1");
        assertThat(server.questions()).hasSize(2);
    }

    @Test
    void findingsAreChosenByIdsOrByFilters_oneOfBoth() {
        assertThat(rate().onlyError()).contains("one of both");
        assertThat(rate("--environment", "e-1").onlyError()).contains("one of both");
        assertThat(rate("e-1-4", "--severity", "high").onlyError()).contains("one of both");
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void decisionsSayForHowManyTheyCount_andWhatIsBesideThem() {
        server.on("GET /bodies/b-1/rating-decisions?state=running&limit=50", 200, """
            {"items":[{"decision":"rating-1","environment":"e-1","from":"high","as":"medium","state":"running",
              "findings":400,"counting":390,"otherwise":1,"closed":8,"unknown":1,"beside":7,"requester":"asha",
              "approver":"owen","at":"2026-11-22T09:00:00Z","until":"2027-03-01T00:00:00Z","reason":"inside"}]}\
            """);

        Rig.Run run = rig.run("findings", "ratings", "b-1", "--state", "running");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("rating-1", "390", "8 closed, 1 rated otherwise by now, 1 not known", "asha", "owen");
    }
}
