package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.edition.Editions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaperCommandTest {

    private static final String CODE = Editions.write(Editions.modelCode());
    private static final String FIRST =
            Editions.modelCode().controls().getFirst().id().value();
    private static final String SECOND =
            Editions.modelCode().controls().get(1).id().value();
    private static final String ANSWERS = "/bodies/b1/answers?environment=e1";
    private static final String NOTHING = "{\"items\":[]}";

    private final CannedServer server = new CannedServer();

    @TempDir
    Path home = Path.of("");

    private Rig rig = new Rig(home);
    private Path table = home;
    private Path mapping = home;

    @BeforeEach
    void guessed() {
        rig = new Rig(home, server);
        table = rig.write(
                "last.csv", "Ref,Compliant,Comments\n" + FIRST + ",Yes,=SUM(A1)\n" + SECOND + ",No,\nZZ-99,@bad,\n");
        mapping = home.resolve("m.json");
        server.on(
                "GET /bodies/b1/standing",
                200,
                "{\"items\":[{\"environment\":\"e1\",\"body\":\"b1\",\"edition\":\"model-1\",\"at\":\"2027-03-01T09:00:00Z\","
                        + "\"controls\":[]}]}");
        server.on("GET /editions/model-1", 200, CODE);
        server.on("GET /clock", 200, "{\"now\":\"2027-03-01T09:00:00Z\",\"offset\":\"PT0S\",\"movable\":false}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Rig.Run guess() {
        return rig.run("paper", "guess", table, "--as", "answers", "--out", mapping);
    }

    @Test
    void guess_saysWhatColumnsAre_andWritesAMappingOnce() throws IOException {
        Rig.Run run = guess();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("control", "Ref", "answer", "Compliant", "words for answer are not understood");
        assertThat(Files.readString(mapping)).contains("\"form\" : \"answers\"", "\"yes\" : \"MET\"");
        assertThat(guess().onlyError()).contains("is there already");
    }

    @Test
    void guess_ofSomethingElse_saysWhatItIs() {
        assertThat(rig.run("paper", "guess", rig.write("x.csv", "%PDF-1.7")).onlyError())
                .contains("a PDF document");
        assertThat(rig.run("paper", "guess", rig.write("y.csv", "hello\n")).onlyError())
                .contains("no row looks like");
    }

    @Test
    void preview_doesNothing() {
        guess();
        server.on("GET " + ANSWERS, 200, NOTHING);

        Rig.Run run = rig.run("paper", "preview", table, "--as", "answers", "--body", "b1", "--mapping", mapping);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("2 new, 0 otherwise than held", "1 rows not understood");
        assertThat(run.err()).contains("cell A4: [ZZ-99] is no control of this edition");
        assertThat(server.questions()).noneMatch(q -> q.startsWith("POST"));
    }

    @Test
    void bring_actsInOrderIfNothingHasChanged_keepsRejects_andAgainDoesNothing() throws IOException {
        guess();
        String held = "{\"items\":[" + answer(FIRST, "MET", "=SUM(A1)") + "," + answer(SECOND, "NOT_MET", "") + "]}";
        server.on("GET " + ANSWERS, 200, NOTHING)
                .on("GET " + ANSWERS, 200, NOTHING)
                .on("GET " + ANSWERS, 200, held);
        server.on(
                        "POST /acts",
                        412,
                        "{\"type\":\"about:blank\",\"title\":\"It is not as you last saw it\",\"status\":412}")
                .on("POST /acts", 201, "{\"first\":7,\"count\":2,\"at\":\"2027-03-01T09:00:00Z\"}");

        Rig.Run run = bring();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("2 acts done, the first at position 7");
        assertThat(run.err()).contains("2 of 2 acts done", "1 rows that were not understood are in");
        assertThat(Files.readString(home.resolve("last.csv.rejects.csv")))
                .contains("\"ZZ-99\",\"'@bad\",\"\",\"4\"", "is no control of this edition");
        assertThat(Files.readString(home.resolve("receipt.json")))
                .contains("\"acts\":2", "\"firstAct\":7", "\"lastAct\":8");
        assertThat(server.heard().stream().filter(h -> h.question().equals("POST /acts")))
                .hasSize(2)
                .allSatisfy(h -> assertThat(h.body()).contains("\"answer\":\"MET\"", "\"statement\":\"=SUM(A1)\""));

        Rig.Run again = bring();
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("2 as held", "Nothing was done.");
        assertThat(server.heard().stream().filter(h -> h.question().equals("POST /acts")))
                .hasSize(2);
    }

    private Rig.Run bring() {
        return rig.run(
                "paper",
                "bring",
                table,
                "--as",
                "answers",
                "--body",
                "b1",
                "--mapping",
                mapping,
                "--receipt",
                home.resolve("receipt.json"));
    }

    private static String answer(String control, String answer, String statement) {
        return "{\"environment\":\"e1\",\"control\":\"" + control + "\",\"answer\":\"" + answer + "\",\"statement\":\""
                + statement + "\",\"at\":\"2027-03-01T09:00:00Z\",\"by\":\"p1\",\"toReview\":false}";
    }

    @Test
    void bring_refusedByTheRules_namesTheRow() {
        guess();
        server.on("GET " + ANSWERS, 200, NOTHING);
        server.on(
                "POST /acts",
                403,
                "{\"type\":\"about:blank\",\"title\":\"Your role does not allow it\",\"status\":403,"
                        + "\"errors\":[{\"pointer\":\"/acts/1\",\"text\":\"ROLE_LACKING\"}]}");

        Rig.Run run = bring();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("sheet table, row 3: Your role does not allow it");
        assertThat(run.out()).contains("Nothing was done.");
    }

    @Test
    void bring_stopped_endsWith130_andSaysHowToGoOn() {
        guess();
        server.on("GET " + ANSWERS, 200, NOTHING);
        server.on(
                "POST /acts", 201, "{\"first\":7,\"count\":2,\"at\":\"2027-03-01T09:00:00Z\"}", () -> rig.interrupt());

        Rig.Run run = bring();

        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.out()).contains("stopped, bring the table again to go on");
        assertThat(rig.waiting()).isZero();
    }

    @Test
    void plan_sendsAbsentFieldsAsNull() {
        Path plan = rig.write("rap.csv", "Issue,Control,Action,Target date\n1," + FIRST + ",Mend it,2027-04-01\n");
        rig.run("paper", "guess", plan, "--as", "plan", "--out", mapping);
        server.on("GET /bodies/b1/plans?environment=e1", 200, NOTHING);
        server.on("POST /acts", 422, "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":422}");

        rig.run("paper", "bring", plan, "--as", "plan", "--body", "b1", "--mapping", mapping);

        assertThat(server.only("POST /acts").body())
                .contains("\"kind\":\"plan-drafted\"", "\"kind\":\"action-added\"", "\"number\":1", "\"owner\":null");
    }

    @Test
    void template_ofAFile_needsNoServer_andReadsBackWithoutMapping() {
        Path edition = rig.write("code.yaml", CODE);
        Path form = home.resolve("form.xlsx");

        assertThat(rig.run("paper", "template", "--edition", edition, "--out", form)
                        .out())
                .contains("controls to");
        server.on("GET " + ANSWERS, 200, NOTHING);
        Rig.Run run = rig.run("paper", "preview", form, "--as", "answers", "--body", "b1");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("controls are not answered", "0 new");
        assertThat(rig.run("paper", "preview", table, "--as", "answers", "--body", "b1")
                        .onlyError())
                .contains("a mapping is needed");
    }
}
