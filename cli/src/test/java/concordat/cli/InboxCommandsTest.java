package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxCommandsTest {

    private static final String NOTICE = """
            {"id":"n-1","kind":"reply-due","severity":"act","at":"2026-06-01T09:00:00Z","body":"tarn","subject":"case-1",
             "by":"2026-06-14T09:00:00Z","wholeDay":false,"title":"Reply due: VUL-01 at Tarn","text":"It is due.",
             "todo":"The owner replies.","path":"/cases/case-1"}""";
    private static final String WISHES = """
            {"address":"a@example.org","emergency":"each","act":"each","know":"daily","quietFrom":"20:00",
             "quietUntil":"07:00","zone":"Europe/London","mail":false}""";

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
    void list_asksForWhatIsWanted_andMarksWhatIsNew() {
        server.on("GET /notices?unread=true&severity=act&sort=by&limit=500", 200, "{\"items\":[" + NOTICE + "]}");

        Rig.Run run = rig.run("inbox", "list", "--unread", "--severity", "act", "--sort", "by");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(1))
                .contains("n-1", "new", "act", "2026-06-14T09:00:00Z", "Reply due: VUL-01 at Tarn");
    }

    @Test
    void show_saysWhatAndWhoAndWhere() {
        server.on("GET /notices/n-1", 200, NOTICE);

        assertThat(rig.run("inbox", "show", "n-1").out()).contains("It is due.", "The owner replies.", "/cases/case-1");
    }

    @Test
    void read_wantsIdsOrAll() {
        assertThat(rig.run("inbox", "read").exit()).isEqualTo(Exit.REFUSED);
        assertThat(rig.run("inbox", "read", "--all", "n-1").exit()).isEqualTo(Exit.REFUSED);
        server.on("POST /notices/read", 200, "{\"accepted\":3}");
        assertThat(rig.run("inbox", "read", "--all").out()).contains("3 read.");
        assertThat(rig.run("inbox", "read", "n-1").exit()).isEqualTo(Exit.DONE);
        assertThat(server.heard().getLast().body()).contains("n-1");
    }

    @Test
    void preferences_changeWhatIsSaid_andKeepTheRest() {
        server.on("GET /people/me/preferences", 200, WISHES).on("PUT /people/me/preferences", 200, WISHES);

        Rig.Run run = rig.run("inbox", "preferences", "--know", "weekly", "--quiet", "");

        assertThat(run.err()).isEmpty();
        assertThat(server.heard().getLast().body())
                .contains("\"address\":\"a@example.org\"", "\"know\":\"weekly\"", "\"act\":\"each\"")
                .doesNotContain("quietFrom");
        assertThat(run.out()).contains("This network sends no mail");
    }

    @Test
    void webhooks_showTheirSecretOnce_andWhatWasSent() {
        server.on(
                        "POST /webhooks",
                        201,
                        "{\"id\":\"hook-1\",\"url\":\"https://e.org\",\"kinds\":[],\"createdBy\":\"lead\",\"createdAt\":"
                                + "\"2026-06-01T09:00:00Z\",\"state\":\"active\",\"failures\":0,\"secret\":\"whsec_x\"}")
                .on(
                        "GET /webhooks/hook-1/deliveries?limit=500",
                        200,
                        "{\"items\":[{\"id\":\"w-1\",\"channel\":\"webhook\",\"state\":\"dead\",\"attempts\":8,\"dueAt\":"
                                + "\"2026-06-01T09:00:00Z\",\"createdAt\":\"2026-06-01T09:00:00Z\",\"reason\":"
                                + "\"it answers 503\",\"notices\":1}]}");

        assertThat(rig.run("webhook", "add", "https://e.org").out()).contains("hook-1", "whsec_x");
        assertThat(rig.run("webhook", "deliveries", "hook-1").out()).contains("w-1", "dead", "it answers 503");
    }
}
