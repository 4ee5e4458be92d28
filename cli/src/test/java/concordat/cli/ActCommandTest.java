package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActCommandTest {

    private static final String KINDS = """
            {"items":[
             {"kind":"risk-requested","fields":[
              {"name":"risk","type":"risk-id","holds":"one"},
              {"name":"residual","type":"choice","holds":"one","choices":["LOW","VERY_HIGH"]},
              {"name":"handlings","type":"text","holds":"set"},
              {"name":"until","type":"instant","holds":"one"},
              {"name":"continues","type":"risk-id","holds":"optional"},
              {"name":"reason","type":"prose","holds":"one"}]},
             {"kind":"pattern-published","fields":[
              {"name":"needs","type":"record","holds":"list","fields":[
               {"name":"kind","type":"choice","holds":"one","choices":["DOCUMENT"]},
               {"name":"times","type":"number","holds":"one"}]},
              {"name":"open","type":"boolean","holds":"one"},
              {"name":"from","type":"day","holds":"one"}]}]}""";
    private static final String RECEIPT = "{\"first\":41,\"count\":1,\"at\":\"2026-11-22T10:00:00Z\"}";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private Rig rig = new Rig(Path.of("."));

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
        server.on("GET /acts/kinds", 200, KINDS).on("POST /acts", 201, RECEIPT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void do_typesEveryFieldAsItsKindSays() {
        Rig.Run run = rig.input("Nobody sells it\nany more.\n")
                .run(
                        "act",
                        "do",
                        "risk-requested",
                        "risk=r-1",
                        "residual=very-high",
                        "handlings=official, b,official",
                        "until=2026-12-01T00:00:00.000001Z",
                        "reason=-");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("position 41", "2026-11-22T10:00:00Z");
        assertThat(server.only("POST").body())
                .isEqualTo("{\"acts\":[{\"kind\":\"risk-requested\",\"payload\":{\"risk\":\"r-1\","
                        + "\"residual\":\"VERY_HIGH\",\"handlings\":[\"b\",\"official\"],"
                        + "\"until\":1796083200000001,\"continues\":null,"
                        + "\"reason\":\"Nobody sells it\\nany more.\"}}]}");
    }

    @Test
    void do_takesAFileAndRecordsAsJson_theCommandLineCountsFirst() {
        Path file = rig.write("pattern.json", "{\"open\":false,\"from\":\"2026-11-22\",\"needs\":[]}");

        Rig.Run run = rig.run(
                "act",
                "do",
                "pattern-published",
                "--file",
                file,
                "open=yes",
                "needs=[{\"kind\":\"document\",\"times\":3}]",
                "--json",
                "--if-match",
                "41");

        assertThat(run.lines()).containsExactly(RECEIPT.replace("}", ",\"remarks\":[]}"));
        assertThat(server.only("POST").body())
                .contains("\"needs\":[{\"kind\":\"DOCUMENT\",\"times\":3}],\"open\":true,\"from\":\"2026-11-22\"");
    }

    @Test
    void do_whatDoesNotFit_isToldWithWhatWould_andNothingIsSent() {
        assertThat(rig.run("act", "do", "risk-requested", "resk=1").onlyError())
                .contains("no field resk", "residual (LOW | VERY_HIGH)", "continues (id of a risk (may be left out))");
        assertThat(rig.run("act", "do", "risk-requested", "risk=r-1").onlyError())
                .contains("to be said: residual, until, reason;");
        assertThat(rig.run("act", "do", "risk-requested", "residual=some", "risk=r", "until=x", "reason=r")
                        .onlyError())
                .contains("[some] does not fit into residual; give LOW | VERY_HIGH");
        assertThat(rig.run("act", "do", "risk-asked").onlyError())
                .contains("no kind of act called risk-asked; there are risk-requested;", "all 2");
        assertThat(rig.run("act", "do", "pattern-published", "open=no", "from=2026-11-22", "needs=[{}]")
                        .onlyError())
                .contains("to be said: needs.kind, needs.times");
        assertThat(rig.run("act", "do", "risk-requested", "risk").onlyError()).contains("FIELD=VALUE");
        assertThat(server.questions()).doesNotContain("POST /acts");
    }

    @Test
    void do_refused_saysFaultAndLegalMoves() {
        CannedServer refusing = new CannedServer();
        try (refusing) {
            refusing.on("GET /acts/kinds", 200, KINDS)
                    .on(
                            "POST /acts",
                            409,
                            "{\"type\":\"x\",\"title\":\"Not in order.\",\"status\":409,\"detail\":\"r-1 is ENDED\","
                                    + "\"fault\":1509,\"blame\":\"BODY\",\"legalMoves\":[\"risk-accepted\"]}");

            Rig.Run run = new Rig(home, refusing).run("act", "do", "pattern-published", "open=no", "from=2026-11-22");

            assertThat(run.exit()).isEqualTo(Exit.REFUSED);
            assertThat(run.onlyError())
                    .isEqualTo("concordat act do: Not in order: r-1 is ENDED (fault 1509); possible now:"
                            + " risk-accepted");
        }
    }

    @Test
    void do_takesRecordsWithCommasBetweenThem() {
        Rig.Run run = rig.run(
                "act",
                "do",
                "pattern-published",
                "needs={\"kind\":\"DOCUMENT\",\"times\":2},{\"kind\":\"document\",\"times\":3}",
                "open=no",
                "from=2026-11-22");

        assertThat(run.err()).isEmpty();
        assertThat(server.only("POST").body())
                .contains("[{\"kind\":\"DOCUMENT\",\"times\":2},{\"kind\":\"DOCUMENT\",\"times\":3}]");
    }

    @Test
    void do_preview_showsWhatWouldChange() {
        server.on(
                "POST /acts?preview=true",
                200,
                "{\"changes\":[{\"environment\":\"e-1\",\"control\":\"VUL-01\",\"before\":\"open\","
                        + "\"after\":\"accepted\"}],\"routes\":[\"route-1\"]}");

        Rig.Run run = rig.run("act", "do", "pattern-published", "open=no", "from=2026-11-22", "--preview");

        assertThat(run.out()).contains("e-1", "VUL-01", "open", "accepted", "It may be done", "route-1");
    }

    @Test
    void do_onAnOldServer_takesAFileOnly() {
        CannedServer old = new CannedServer();
        try (old) {
            old.on("POST /acts", 201, RECEIPT);
            Rig before = new Rig(home, old);
            Path file = before.write("plan.json", "{\"plan\":\"p-1\",\"until\":7}");

            assertThat(before.run("act", "do", "plan-ended", "plan=p-1").onlyError())
                    .contains("too old", "--file");
            assertThat(before.run("act", "do", "plan-ended", "--file", file).exit())
                    .isZero();
            assertThat(old.only("POST").body()).contains("{\"plan\":\"p-1\",\"until\":7}");
        }
    }

    @Test
    void kinds_listsFieldsInWords() {
        Rig.Run run = rig.run("act", "kinds", "risk");

        assertThat(run.lines())
                .contains(
                        "risk-requested",
                        "  risk       id of a risk",
                        "  handlings  none or more, with commas between: text",
                        "  until      instant, 2026-11-22T09:00:00Z");
        assertThat(run.out()).doesNotContain("pattern-published");
        assertThat(rig.run("act", "kinds", "--json").lines()).hasSize(2);
    }
}
