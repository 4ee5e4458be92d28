package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Health checks and openings of findings on the command line.
final class IthcCommandTest {

    private static final String RECEIPT = "{\"first\":7,\"count\":1,\"at\":\"2026-11-22T09:00:00Z\"}";
    private static final String STANDING = """
        {"items":[{"body":"b-1","environment":"e-1","edition":"model-1","at":"2026-11-22T09:00:00Z","controls":[]}]}\
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

    @Test
    void anEstateIsSaidAnew_asTheVersionAfterTheNewest() {
        server.on("GET /bodies/b-1/standing", 200, STANDING)
                .on("GET /bodies/b-1/estates?environment=e-1", 200, """
                    {"items":[{"body":"b-1","environment":"e-1","version":2,"internal":[],"external":[],"builds":[],
                     "machines":0,"at":"2026-11-22T09:00:00Z","by":"officer"}]}\
                    """)
                .on("POST /acts", 201, RECEIPT);

        Rig.Run run = rig.run(
                "ithc", "estate", "b-1", "--external", "www.b.example,vpn.b.example", "--build", "laptop=end-user:640");

        assertThat(run.err()).isEmpty();
        assertThat(server.only("POST /acts").body())
                .contains("estate-declared", "\"version\":3", "[\"vpn.b.example\",\"www.b.example\"]")
                .contains("\"use\":\"END_USER\",\"machines\":640");
        assertThat(rig.run("ithc", "estate", "b-1", "--build", "laptop:640").onlyError())
                .contains("write NAME=server:MACHINES");
    }

    @Test
    void aHealthCheckIsDeclared_withWhatIsAbsentAsNull() {
        server.on("GET /bodies/b-1/standing", 200, STANDING).on("POST /acts", 201, RECEIPT);

        Rig.Run run = rig.run(
                "ithc",
                "declare",
                "b-1",
                "--tester",
                "Testers Ltd",
                "--scheme",
                "crest",
                "--from",
                "2026-10-01",
                "--to",
                "2026-10-09",
                "--area",
                "build-review,wireless",
                "--internal",
                "10.1.0.0/16",
                "--exclude",
                "10.1.9.0/24=printers",
                "--report",
                "r-7");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("of e-1 is declared, in the ledger at position 7.");
        assertThat(server.only("POST /acts").body())
                .contains("health-check-declared", "\"areas\":[\"BUILD_REVIEW\",\"WIRELESS\"]", "\"evidence\":null")
                .contains("\"internalSample\":10", "\"place\":\"10.1.9.0/24\",\"why\":\"printers\"");
    }

    @Test
    void findingsAreOpenedForACaseOrAPack_neverForNeither() {
        server.on("POST /acts", 201, RECEIPT);

        Rig.Run run = rig.run("findings", "open", "b-1", "--case", "c-4", "--reason", "to decide");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("open to you until 2026-11-23T09:00:00Z, or until c-4 is over");
        assertThat(server.only("POST /acts").body())
                .contains("findings-opened", "\"caseId\":\"c-4\"", "\"submission\":null");
        assertThat(rig.run("findings", "open", "b-1", "--reason", "why").exit()).isNotZero();
    }
}
