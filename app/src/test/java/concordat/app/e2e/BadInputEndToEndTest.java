package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import concordat.api.view.ActEntry;
import concordat.catalogue.Edition;
import concordat.demo.SampleReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever is wrong with what it is given, the program says so in one line that names what, where and what to do, ends
/// with 2 and leaves nothing half-written.
@Tag("slow")
final class BadInputEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int REFUSED = 2;
    private static final long HUGE = 1_000_000_000;

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    @Test
    void everyHostileReport_isRefused_byScanAndByImport() throws Exception {
        Path hostile = SharedData.folder().resolve("scans").resolve("hostile");
        assumeThat(hostile).as("the hostile reports are absent").isDirectory();
        try (Stream<Path> files = Files.list(hostile)) {
            for (Path file : files.sorted().toList()) {
                assertRefusedEverywhere(file);
            }
        }
    }

    @Test
    void aReportThatBreaksOff_isRefused_withThePlace() throws Exception {
        Path whole = SampleReport.write(file("whole.nessus"), Instant.parse("2026-01-05T10:00:00Z"), true);
        String text = Files.readString(whole);
        Path cut = Files.writeString(file("cut.nessus"), text.substring(0, text.length() / 2));

        assertThat(assertRefusedEverywhere(cut)).contains("line 1", "breaks off after", "export it again");
    }

    @Test
    void aFileOfAnotherKind_isRefused_andNamed() throws Exception {
        Path pdf = Files.writeString(file("report.pdf"), "%PDF-1.7\n");
        Path zip = Files.write(file("report.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
        Path empty = Files.writeString(file("empty.nessus"), "");

        assertThat(assertRefusedEverywhere(pdf)).contains("a PDF document", "give the report as the tool exports it");
        assertThat(assertRefusedEverywhere(zip))
                .contains("the archive holds nothing, or breaks off", "give the report itself");
        assertThat(assertRefusedEverywhere(empty)).contains("empty");
        assertThat(assertRefusedEverywhere(file("nowhere.nessus"))).contains("there is no", "check the path");
        assertThat(assertRefusedEverywhere(NETWORK.folder())).contains("is a folder");
    }

    @Test
    void aBadEditionFile_isRefused_withEveryProblemByPlace() throws Exception {
        String text;
        try (InputStream model = Objects.requireNonNull(
                Edition.class.getResourceAsStream("/concordat/catalogue/model-code-1.yaml"), "the Model Code")) {
            text = new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path bad = Files.writeString(
                file("bad.yaml"),
                text.replaceFirst("startsOn: .*", "startsOn: tomorrow")
                        .replaceFirst("deferrable: (true|false)", "deferrable: perhaps"));
        long before = editions();

        for (String command : List.of("check", "issue")) {
            Program.Ended ended = command.equals("check")
                    ? NETWORK.program().run("edition", "check", bad.toString())
                    : NETWORK.run("edition", "issue", bad.toString());
            assertThat(ended.code()).as(ended.warned()).isEqualTo(REFUSED);
            assertThat(ended.warned().lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("concordat edition " + command + ": " + bad + ": line "));
            assertThat(ended.warned()).contains("startsOn must be a day", "deferrable must be true or false");
        }
        assertThat(editions()).isEqualTo(before);
    }

    @Test
    void aBodyThatDoesNotExist_isRefused_andTheListNamed() throws Exception {
        Path report = SampleReport.write(file("fine.nessus"), Instant.parse("2026-01-05T10:00:00Z"), true);

        for (List<String> arguments : List.of(
                List.of("import", report.toString(), "--body", "atlantis"),
                List.of("standing", "atlantis"),
                List.of("cases", "--body", "atlantis"),
                List.of("measure", "watch", "atlantis", "--reason", "why", "--exit", "when"),
                List.of(
                        "decide",
                        "--body",
                        "atlantis",
                        "--tier",
                        "managed",
                        "GET",
                        "https://agendas.concordat.localhost/meetings"))) {
            String line = line(NETWORK.run(arguments.toArray(String[]::new)));
            assertThat(line).contains("atlantis", "concordat bodies");
        }
    }

    @Test
    void aPortInUse_isNamed_andNothingIsStarted() throws Exception {
        int base = Program.freePorts();
        for (int offset : new int[] {80, 432, 443, 444, 600, 700}) {
            Path data = file("in-use-" + offset);
            try (ServerSocket taken = new ServerSocket()) {
                taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), base + offset));
                String line = line(NETWORK.program()
                        .run("up", "--data", data.toString(), "--port-base", String.valueOf(base), "--bodies", "30"));
                assertThat(line).contains(String.valueOf(base + offset), "in use", "--port-base");
            }
        }
    }

    @Test
    void aSecondUp_onTheSameData_isRefused_andTheFirstGoesOn() throws Exception {
        int other = Program.freePorts();
        String line = line(
                NETWORK.program().run("up", "--data", NETWORK.data().toString(), "--port-base", String.valueOf(other)));

        assertThat(line).contains("another Concordat is up on " + NETWORK.data(), "stop it first", "--data");
        assertThat(NETWORK.bodies()).isNotEmpty();
    }

    @Test
    void aFolderThatMayNotBeWritten_isNamed() throws Exception {
        Path closed = Files.createDirectory(file("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Program program = NETWORK.program();
        if (Files.isWritable(closed)) {
            // Root writes anywhere but in a user namespace of its own, where it has no privilege.
            assumeThat(works("unshare", "-U", "true"))
                    .as("root gets no user namespace here")
                    .isTrue();
            program = program.behind("unshare", "-U");
        }
        String line = line(program.run("up", "--data", closed.resolve("data").toString()));

        assertThat(line).contains(closed.toString(), "cannot be written", "mend its permissions", "--data");
    }

    @Test
    void aDiskTooSmallToStartOn_isNamed() throws Exception {
        Path small = Files.createDirectory(file("small"));
        assumeThat(mounted(small, "20m")).as("no small disk can be made here").isTrue();
        try {
            int base = Program.freePorts();
            String line = line(NETWORK.program()
                    .run("up", "--data", small.resolve("data").toString(), "--port-base", String.valueOf(base)));

            assertThat(line).contains("the disk is full", small.toString(), "free some space");
        } finally {
            unmount(small);
        }
    }

    @Test
    void aDiskThatIsFull_takesNoReport_andTakesItOnceThereIsRoom() throws Exception {
        Path report = SampleReport.write(file("fits.nessus"), Instant.parse("2026-01-06T10:00:00Z"), false);
        Files.writeString(report, "<!-- " + "padding ".repeat(100_000) + "-->\n", StandardOpenOption.APPEND);
        String body = NETWORK.holder().id();
        Path uploads = NETWORK.data().resolve("uploads");
        assumeThat(mounted(uploads, "256k"))
                .as("no small disk can be made here")
                .isTrue();
        try {
            List<ActEntry> before = imports();
            String line = line(NETWORK.run("import", report.toString(), "--body", body));
            assertThat(line).contains("full", "Free some space", uploads.toString());
            assertThat(imports()).isEqualTo(before);
            assertNothingLeft();
        } finally {
            unmount(uploads);
        }
        Program.Ended ended = NETWORK.run("import", report.toString(), "--body", body);
        assertThat(ended.code()).as(ended.warned()).isZero();
    }

    @Test
    void aSampleReport_isNotWrittenOverAFileThatIsThere() throws Exception {
        String report = file("sample.nessus").toString();
        Program.Ended written = NETWORK.run("demo", "report", report);
        assertThat(written.code()).as(written.warned()).isZero();

        assertThat(line(NETWORK.run("demo", "report", report, "--clean"))).contains(report, "is there already");

        assertThat(NETWORK.program().run("scan", report, "--json").said()).contains("\"critical\":1");
    }

    @Test
    void aReportOfThreeGigabytes_isCountedInLittleMemory_andRefusedByImport_withTheLimit() throws Exception {
        Path huge = file("huge.nessus");
        assumeThat(Files.getFileStore(NETWORK.folder()).getUsableSpace())
                .as("ten gigabytes of disk are not free")
                .isGreaterThan(10 * HUGE);
        try {
            long findings = HugeReport.write(huge, 3 * HUGE);

            Program.Ended scanned = NETWORK.program().with("-Xmx128m").run("scan", "--json", huge.toString());
            assertThat(scanned.code()).as(scanned.warned()).isZero();
            assertThat(scanned.said()).contains("\"findings\":" + findings + ",");

            List<ActEntry> before = imports();
            String line = line(NETWORK.run(
                    "import", huge.toString(), "--body", NETWORK.holder().id()));
            assertThat(line)
                    .contains(huge.toString(), findings + " findings", "one import takes", "split the scan by hosts");
            assertThat(imports()).isEqualTo(before);
            assertNothingLeft();
        } finally {
            Files.deleteIfExists(huge);
        }
    }

    /// @return the line that both say, but for the command's name
    private static String assertRefusedEverywhere(Path report) throws Exception {
        Program.Ended scanned = NETWORK.program().run("scan", "--json", report.toString());
        String said = line(scanned);
        assertThat(said).startsWith("concordat scan: " + report + ": ");
        List<ActEntry> before = imports();
        String imported = line(NETWORK.run(
                "import", report.toString(), "--body", NETWORK.holder().id()));
        assertThat(imported).contains(report.toString());
        assertThat(imports()).as("imports after " + report).isEqualTo(before);
        assertNothingLeft();
        return said + " | " + imported;
    }

    /// The one line that a refusal is; progress aside, which is indented.
    private static String line(Program.Ended ended) {
        List<String> lines =
                ended.warned().lines().filter(l -> !l.startsWith("  ")).toList();
        assertThat(ended.code()).as(ended.toString()).isEqualTo(REFUSED);
        assertThat(lines).as(ended.toString()).hasSize(1);
        assertThat(lines.getFirst())
                .startsWith("concordat ")
                .doesNotContain("Exception", "null", "\tat ")
                .hasSizeLessThan(700);
        return lines.getFirst();
    }

    @Test
    void aReportFromWhoMayNotSendIt_isRefused_andNothingOfItIsKept() throws Exception {
        byte[] report = Files.readAllBytes(
                SampleReport.write(file("theirs.nessus"), Instant.parse("2026-01-07T10:00:00Z"), false));
        String body = NETWORK.holder().id();
        List<ActEntry> before = imports();
        URI reports = NETWORK.web()
                .resolve("/api/v1/bodies/" + body + "/reports?environment=" + body
                        + ".main&file=theirs.nessus&strength=MACHINE");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String bearer : List.of("", "Bearer made-up")) {
                HttpRequest.Builder request = HttpRequest.newBuilder(reports)
                        .header("Content-Type", "application/octet-stream")
                        .header("Idempotency-Key", "theirs" + bearer.length())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(report));
                if (!bearer.isEmpty()) {
                    request.header("Authorization", bearer);
                }
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            }
        }
        assertThat(Officer.of(NETWORK, NETWORK.lacker().id()).sends(reports, report))
                .isEqualTo(403);
        assertNothingLeft();
        assertThat(imports()).isEqualTo(before);
    }

    private static List<ActEntry> imports() throws IOException, InterruptedException {
        return NETWORK.api()
                .page("/acts?limit=500&kind=report-imported", ActEntry.class)
                .items();
    }

    private static void assertNothingLeft() throws InterruptedException {
        RunningNetwork.await("nothing is left of the upload", SOON, () -> {
            try (Stream<Path> left = Files.list(NETWORK.data().resolve("uploads"))) {
                return left.findAny().isEmpty();
            }
        });
    }

    private static long editions() throws IOException, InterruptedException {
        return NETWORK.api()
                .page("/acts?limit=500&kind=edition-issued", ActEntry.class)
                .items()
                .size();
    }

    private static boolean mounted(Path folder, String size) throws IOException, InterruptedException {
        return works("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString());
    }

    private static void unmount(Path folder) throws IOException, InterruptedException {
        assertThat(works("umount", folder.toString())).as("umount " + folder).isTrue();
    }

    private static boolean works(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Path file(String name) {
        return NETWORK.folder().resolve(name);
    }
}
