package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Findings that actions are to mend, on the command line.
final class ActionCommandsTest {

    private static final String SHOWN = """
        {"token":"5e5e","steps":[],"findings":4,"refused":[],"refusedInAll":0}\
        """;

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

    private Rig.Run edit(String... chosen) {
        Object[] all = new Object[chosen.length + 8];
        Object[] fixed = {"findings", "edit", "b-1", "--into", "action-3", "--reason", "one visit", "--preview"};
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(chosen, 0, all, fixed.length, chosen.length);
        return rig.run(all);
    }

    @Test
    void findingsOfAnAction_areChosenByIdsOrByFilters_andAnEnvironmentIsOne() {
        assertThat(edit().onlyError()).contains("one of both");
        assertThat(edit("e-1-4", "--environment", "e-1").onlyError()).contains("one of both");
        assertThat(edit("e-1-4", "--severity", "high").onlyError()).contains("one of both");
        assertThat(server.questions()).isEmpty();

        server.on("POST /bodies/b-1/findings/edit?preview=true", 200, SHOWN);
        assertThat(edit("--environment", "e-1").err()).isEmpty();
        assertThat(server.only("POST").body()).contains("\"filter\":{\"environment\":\"e-1\"");
    }

    @Test
    void whatBecameOfTickets_standsBesideActions() {
        server.on("GET /bodies/b-1/action-progress?limit=50", 200, """
            {"items":[
              {"action":"action-3","number":3,"plan":"p-1","environment":"e-1","plannedOn":"2027-03-01","state":"open",
               "findings":6,"open":6,"closed":0,"unknown":0,"proof":"none","tickets":[
                 {"ticket":"ticket-1","state":"sent","said":"done","theirReference":"DESK-7"},
                 {"ticket":"ticket-2","state":"dead","said":"nothing"}]},
              {"action":"action-4","number":4,"plan":"p-1","environment":"e-1","plannedOn":"2027-03-01","state":"open",
               "findings":1,"open":1,"closed":0,"unknown":0,"proof":"none"}]}\
            """);

        Rig.Run run = rig.run("findings", "progress", "b-1");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(1)).endsWith("sent, said there: done (DESK-7); dead");
        assertThat(run.lines().get(2)).endsWith("-");
    }
}
