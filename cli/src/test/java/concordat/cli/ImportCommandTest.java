package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ImportCommandTest {

    private static final String UPLOAD =
            "POST /bodies/b-1/reports?environment=e-1&file=week%201.nessus&strength=TESTED";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private Rig rig = new Rig(Path.of("."));
    private Path report = Path.of(".");

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
        report = rig.write("week 1.nessus", "x".repeat(2_000));
        server.on("GET /bodies/b-1", 200, body("\"e-1\""));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String body(String environments) {
        return "{\"id\":\"b-1\",\"name\":\"Northmoor\",\"kind\":\"council\",\"region\":\"north\",\"registerCode\":\"N1\","
                + "\"state\":\"full\",\"environments\":[" + environments
                + "],\"held\":50,\"controls\":50,\"openCases\":0}";
    }

    private static String job(String state, long read, String more) {
        return "{\"id\":\"r-1\",\"body\":\"b-1\",\"environment\":\"e-1\",\"state\":\"" + state + "\",\"bytesRead\":"
                + read
                + ",\"bytes\":2000,\"findings\":3,\"hosts\":2,\"unplaced\":1,\"created\":2,\"kept\":1,\"closed\":0,\"reopened\":0,"
                + "\"untouched\":{\"weaker\":1,\"out-of-scope\":3}" + more + "}";
    }

    private static final String RESULT =
            ",\"format\":\"nessus\",\"bySeverity\":{\"critical\":1,\"high\":2},\"failing\":"
                    + "[{\"control\":\"patching-1\",\"findings\":1,\"breachesAt\":\"2026-12-06T00:00:00Z\"}]";

    @Test
    void import_followsTheJobAndSaysWhatChanged() {
        server.on(UPLOAD, 202, job("running", 0, ""))
                .on("GET /reports/r-1", 200, job("running", 1_000, ""))
                .on("GET /reports/r-1", 200, job("done", 2_000, RESULT));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("into body b-1, environment e-1", "3 findings on 2 hosts: 1 critical, 2 high")
                .contains(
                        "2 new, 1 kept, 0 closed, 0 reopened",
                        "1 names no host; it counts for the environment as a whole",
                        "3 not in it and still open: on hosts that it does not cover",
                        "1 not in it and still open: shown by stronger proof than this report is")
                .contains("patching-1", "2026-12-06T00:00:00Z");
        assertThat(run.err()).contains("sent 2.0 kB of 2.0 kB (100 %)", "read 1.0 kB of 2.0 kB (50 %)");
        CannedServer.Heard sent = server.only("POST");
        assertThat(sent.body()).hasSize(2_000);
        assertThat(sent.key()).isEqualTo("key-1");
        assertThat(sent.authorization()).isEqualTo("Bearer secret-token");
        assertThat(rig.waiting()).isZero();
    }

    @Test
    void import_json_isTheJobAsTheApiGivesIt() {
        server.on(UPLOAD, 202, job("done", 2_000, RESULT));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested", "--json");

        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"r-1\"")
                .contains("\"created\":2");
    }

    @Test
    void import_refusedReport_isOneLineAfterTheProgress() {
        server.on(
                UPLOAD,
                202,
                job(
                        "refused",
                        100,
                        ",\"problem\":{\"type\":\"about:blank\",\"title\":\"The report breaks off\",\"status\":422,"
                                + "\"detail\":\"line 7, column 2\"}"));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err().lines().toList().getLast())
                .contains("week 1.nessus", "The report breaks off: line 7, column 2", "nothing was imported");
    }

    @Test
    void import_interrupted_cancelsTheJob() {
        CompletableFuture<Void> pressed = new CompletableFuture<>();
        server.on(UPLOAD, 202, job("running", 0, ""))
                .on("GET /reports/r-1", 200, job("running", 500, ""), () -> {
                    if (!pressed.isDone()) {
                        pressed.complete(null);
                        Thread.ofVirtual().start(rig::interrupt);
                    }
                })
                .on("POST /reports/r-1/cancel", 200, job("stopped", 600, ""));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(server.only("POST /reports").question()).contains("r-1");
        assertThat(run.err()).contains("nothing of it counts");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void import_interrupted_waitsForAServerThatStillReads_andTellsOnce() {
        CompletableFuture<Void> pressed = new CompletableFuture<>();
        server.on(UPLOAD, 202, job("running", 0, ""))
                .on("GET /reports/r-1", 200, job("running", 500, ""), () -> {
                    if (!pressed.isDone()) {
                        pressed.complete(null);
                        Thread.ofVirtual().start(rig::interrupt);
                    }
                })
                .on("GET /reports/r-1", 200, job("running", 550, ""))
                .on("GET /reports/r-1", 200, job("stopped", 600, ""))
                .on("POST /reports/r-1/cancel", 202, job("running", 500, ""));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.err()).containsOnlyOnce("nothing of it counts");
    }

    @Test
    void import_interruptedWhileSending_sendsNoMore() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        rig.beforeSending(() -> {
            Thread stop = Thread.ofVirtual().start(() -> {
                rig.interrupt();
                told.countDown();
            });
            while (stop.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        told.await();
        assertThat(run.exit()).isEqualTo(Exit.STOPPED);
        assertThat(server.questions()).containsExactly("GET /bodies/b-1");
    }

    @Test
    void import_unknownBodyOrEnvironment_sendsNothing() {
        server.on(
                        "GET /bodies/b-2",
                        404,
                        "{\"type\":\"x\",\"title\":\"There is no such body\",\"status\":404,"
                                + "\"detail\":\"No body has the id b-2.\"}")
                .on("GET /bodies/b-3", 200, body("\"e-1\",\"e-2\""));

        assertThat(rig.run("import", report, "--body", "b-2").onlyError())
                .contains("There is no such body: No body has the id b-2.");
        assertThat(rig.run("import", report, "--body", "b-3").onlyError()).contains("--environment", "e-1, e-2");
        assertThat(rig.run("import", report, "--body", "b-1", "--environment", "e-9")
                        .onlyError())
                .contains("no environment e-9", "it has e-1");
        assertThat(server.questions()).allMatch(q -> q.startsWith("GET"));
    }

    @Test
    void import_emptyMissingOrFolder_isOneLine() {
        assertThat(rig.run("import", rig.write("empty", ""), "--body", "b-1").onlyError())
                .contains("is empty");
        assertThat(rig.run("import", home.resolve("absent"), "--body", "b-1").onlyError())
                .contains("there is no file", "absent", "check the path");
        assertThat(rig.run("import", home, "--body", "b-1").onlyError()).contains("is a folder");
        assertThat(server.questions()).isEmpty();
    }

    private static String progress(String phase, String more) {
        return ",\"progress\":{\"phase\":\"" + phase + "\",\"elapsedMillis\":4200,\"again\":false,"
                + "\"stopping\":false" + more + "}";
    }

    @Test
    void import_tellsEachPhase_inItsUnits() {
        server.on(UPLOAD, 202, job("waiting", 0, progress("waiting", ",\"done\":0,\"place\":2")))
                .on(
                        "GET /reports/r-1",
                        200,
                        job(
                                "running",
                                800,
                                progress(
                                        "reading",
                                        ",\"done\":800,\"of\":2000,\"unit\":\"bytes\",\"percent\":40,"
                                                + "\"leftMillis\":6300")))
                .on("GET /reports/r-1", 200, job("running", 2_000, progress("reconciling", ",\"done\":0")))
                .on(
                        "GET /reports/r-1",
                        200,
                        job(
                                "running",
                                2_000,
                                progress("writing", ",\"done\":1500,\"of\":3000,\"unit\":\"findings\",\"percent\":50")))
                .on("GET /reports/r-1", 200, job("done", 2_000, RESULT));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested");

        assertThat(run.err().lines())
                .contains(
                        "  waits in line, place 2, 4 s",
                        "  read 800 bytes of 2.0 kB (40 %), 4 s, about 6 s left of this",
                        "  held against what is known, 4 s",
                        "  wrote 1,500 of 3,000 findings (50 %), 4 s");
    }

    @Test
    void import_detached_leavesItToTheServer_andSaysHowToFollow() {
        server.on(UPLOAD, 202, job("waiting", 0, progress("waiting", ",\"done\":0,\"place\":2")));

        Rig.Run run = rig.run("import", report, "--body", "b-1", "--strength", "tested", "--detach");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("place 2 in the line", "concordat report follow r-1", "concordat report cancel r-1");
        assertThat(server.questions()).noneMatch(q -> q.startsWith("GET /reports"));
    }

    @Test
    void reportFollow_json_isOneObjectForEachLook() {
        server.on("GET /reports/r-1", 200, job("running", 500, ""))
                .on("GET /reports/r-1", 503, "{\"type\":\"x\",\"title\":\"Not now\",\"status\":503}")
                .on("GET /reports/r-1", 200, job("running", 700, ""))
                .on("GET /reports/r-1", 200, job("done", 2_000, RESULT));

        Rig.Run run = rig.run("report", "follow", "r-1", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"id\":\"r-1\""));
        assertThat(run.err()).contains("the server does not answer; the import goes on once it does");
    }

    @Test
    void reportCancel_waitsUntilItHasStopped_orSaysHowToWithdraw() {
        server.on("POST /reports/r-1/cancel", 200, job("running", 500, ""))
                .on("GET /reports/r-1", 200, job("stopped", 500, ""))
                .on(
                        "POST /reports/r-2/cancel",
                        409,
                        "{\"type\":\"x\",\"title\":\"Import r-2 is over: it is done\",\"status\":409,"
                                + "\"detail\":\"To undo it, withdraw it: concordat report withdraw r-2\"}");

        assertThat(rig.run("report", "cancel", "r-1").out()).contains("r-1 of b-1 is stopped; nothing of it counts");
        assertThat(rig.run("report", "cancel", "r-2").onlyError()).contains("concordat report withdraw r-2");
    }

    @Test
    void reportJobs_showsPlacesAndReasons_ofWhatIsAskedFor() {
        server.on(
                "GET /bodies/b-1/reports/jobs?sort=-received&limit=500",
                200,
                "{\"items\":[" + job("waiting", 0, progress("waiting", ",\"done\":0,\"place\":2")) + ","
                        + job(
                                "refused",
                                0,
                                ",\"problem\":{\"type\":\"x\",\"title\":\"It breaks off\"," + "\"status\":422}")
                        + "]}");

        assertThat(rig.run("report", "jobs", "b-1").out()).contains("waits in line, place 2", "It breaks off");
    }

    @Test
    void reportWithdraw_saysWhy_andWhatBecameOfIt() {
        server.on(
                "DELETE /reports/r-7?reason=wrong%20network",
                200, "{\"id\":\"r-7\",\"body\":\"b-1\",\"environment\":\"e-1\",\"state\":\"withdrawn\"}");

        assertThat(rig.run("report", "withdraw", "r-7", "--reason", "wrong network")
                        .out())
                .contains("r-7 of b-1 is withdrawn.");
        assertThat(rig.run("report", "withdraw", "r-7").onlyError()).contains("--reason");
    }

    @Test
    void reportList_showsEveryImport_orThoseInOneState() {
        server.on("GET /bodies/b-1/reports", 200, """
                {"items":[{"id":"r-8","body":"b-1","environment":"e-1","state":"done","file":"scan.nessus",
                           "format":"nessus-v2","findings":12,"created":3,"at":"2026-11-22T09:00:00Z"},
                          {"id":"r-7","body":"b-1","environment":"e-1","state":"withdrawn"}]}""");

        assertThat(rig.run("report", "list", "b-1").out()).contains("r-8", "scan.nessus", "12", "r-7", "withdrawn");
        assertThat(rig.run("report", "list", "b-1", "--state", "done").out()).doesNotContain("r-7");
    }
}
