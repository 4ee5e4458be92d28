package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvidenceCommandTest {

    /// Of "our policy".
    private static final String DIGEST = "b9711cc06a5e15b9fd1f41e6c0a5aa80fa9ad5ac5d4dbf34d6a6b5ed52e0bdbf";

    private static final String PIECE = """
            {"id":"ev-1","body":"b-1","environment":"e-1","kind":"RECORD","strength":"DECLARED","title":"Policy",
             "digest":"%s","observedAt":"2026-08-01T09:00:00Z","ageDays":12,"until":"2027-08-01T09:00:00Z",
             "state":"in-date","attachedAt":"2026-08-01T09:00:00Z","attachedBy":"officer",
             "backs":[{"control":"GOV-01","until":"2027-08-01T09:00:00Z","codes":["caf-4.0 A1.a"]}]}""";
    private static final String RECEIPT = "{\"first\":7,\"count\":1,\"at\":\"2026-11-22T09:00:00Z\"}";
    private static final String WANTS_PROOF = "{\"type\":\"x\",\"title\":\"Prove it.\",\"status\":403,\"fault\":1060,"
            + "\"blame\":\"BODY\",\"legalMoves\":[\"POST /sessions/confirm\"]}";

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

    private String digest(Path file) {
        Rig.Run run = rig.run("evidence", "verify", "b-1", file, "--json");
        return run.out().replaceFirst("(?s).*\"digest\":\"([0-9a-f]{64})\".*", "$1");
    }

    @Test
    void add_sendsTheDocumentUnderItsDigest_thenSaysWhatItBacks() {
        Path file = rig.write("policy.txt", "our policy");
        server.on("GET /bodies/b-1/evidence?limit=500", 200, "{\"items\":[]}")
                .on("GET /bodies/b-1/standing", 200, """
                        {"items":[{"body":"b-1","environment":"e-1","edition":"model-1","at":"2026-11-22T09:00:00Z",
                         "controls":[]}]}""")
                .on("POST /acts", 201, RECEIPT);
        String digest = digest(file);
        server.on(
                "PUT /bodies/b-1/documents/" + digest + "?size=10&file=policy.txt",
                200,
                "{\"digest\":\"" + digest + "\",\"size\":10,\"mediaType\":\"text/plain\","
                        + "\"storedAt\":\"2026-11-22T09:00:00Z\",\"storedBy\":\"officer\"}");

        Rig.Run run = rig.run("evidence", "add", "b-1", "GOV-02", "GOV-01", file, "--observed", "2026-08-01");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.lines().getFirst())
                .startsWith("ev-")
                .endsWith("backs GOV-02, GOV-01 of e-1, in the ledger at position 7.");
        assertThat(server.only("PUT").body()).isEqualTo("our policy");
        assertThat(server.only("POST /acts").body())
                .contains("evidence-attached", digest, "\"controls\":[\"GOV-01\",\"GOV-02\"]")
                .contains("\"title\":\"record for GOV-02, GOV-01\"")
                .as("a file's name may say what those must not know who read the title")
                .doesNotContain("policy.txt");
    }

    @Test
    void verify_aForgedFile_saysWhatDiffers_andEndsWithNine() {
        Path file = rig.write("policy.txt", "forged");
        server.on(
                "GET /bodies/b-1/evidence?limit=500",
                200,
                "{\"items\":[" + PIECE.formatted(DIGEST).replaceAll("\\n", "") + "]}");

        Rig.Run run = rig.run("evidence", "verify", "b-1", file, "--evidence", "ev-1");

        assertThat(run.exit()).isEqualTo(Exit.EVIDENCE_BROKEN).isEqualTo(9);
        assertThat(run.out())
                .contains("REFUSED", "is not ev-1: expected SHA-256 " + DIGEST + ", found SHA-256", "in 6 bytes");
    }

    @Test
    void verify_namesWhatWasAlteredWhereItIsKept() {
        server.on(
                "GET /bodies/b-1/documents/check?limit=500",
                200,
                "{\"items\":[{\"digest\":\"" + DIGEST
                        + "\",\"evidence\":[\"ev-1\"],\"sound\":false,\"expected\":\"aa\","
                        + "\"found\":\"bb\",\"detail\":\"piece 1 of 1 was altered\"},"
                        + "{\"digest\":\"cc\",\"evidence\":[],\"sound\":true}]}");

        Rig.Run run = rig.run("evidence", "verify", "b-1");

        assertThat(run.exit()).isEqualTo(9);
        assertThat(run.out())
                .contains("ALTERED  document " + DIGEST + " of ev-1: piece 1 of 1 was altered", "SHA-256 aa, found bb")
                .contains("1 of 2 documents of b-1 are what was handed in.");
    }

    @Test
    void get_whatIsNotTheDocument_isNotWritten() {
        server.on(
                        "GET /evidence/ev-1",
                        200,
                        "{\"items\":[" + PIECE.formatted(DIGEST).replaceAll("\\n", "") + "]}")
                .on("GET /evidence/ev-1/document", 200, "something else");

        Rig.Run run = rig.run("evidence", "get", "ev-1", "--out", home.resolve("out.txt"));

        assertThat(run.onlyError()).contains("the ledger has SHA-256 " + DIGEST, "nothing was written");
        assertThat(home.resolve("out.txt")).doesNotExist();
        assertThat(home.resolve("out.txt.part")).doesNotExist();
    }

    @Test
    void list_showsAgeExpiryAndWhatIsKept() {
        server.on(
                "GET /bodies/b-1/evidence?state=in-date&limit=500",
                200,
                "{\"items\":[" + PIECE.formatted(DIGEST).replaceAll("\\n", "") + "]}");

        Rig.Run run = rig.run("evidence", "list", "b-1", "--state", "in-date", "--codes");

        assertThat(run.lines().get(1)).contains("ev-1", "Policy", "GOV-01", "12", "2027-08-01", "in-date", "not kept");
        assertThat(run.lines().getLast()).isEqualTo("ev-1 for GOV-01: caf-4.0 A1.a");
    }

    @Test
    void sign_showsThePackFirst_andAsksForThePasswordOnlyWhereThatIsWanted() {
        Path password = rig.write("password", "a long enough sentence\n");
        server.on("GET /submissions/s-1/read", 200, """
                        {"submission":"s-1","body":"b-1","environment":"e-1","packDigest":"ab","title":"Main of Tarn",
                         "words":9,"seconds":3,"sections":[{"heading":"Where you stand","sentences":["All is held."]}]}""")
                .on("POST /acts", 403, WANTS_PROOF)
                .on("POST /acts", 201, RECEIPT)
                .on(
                        "POST /sessions/confirm",
                        201,
                        "{\"confirmation\":\"once\",\"expiresAt\":\"2026-11-22T09:05:00Z\"}");

        Rig.Run run =
                rig.run("submissions", "sign", "s-1", "--statement", "I answer for it", "--password-file", password);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("WHERE YOU STAND", "All is held.", "Signed.")
                .doesNotContain("sentence\n");
        assertThat(server.only("POST /sessions/confirm").body())
                .contains("a long enough sentence", "submission-signed", "\"packDigest\":\"ab\"");
    }

    @Test
    void sign_withNoTerminalAndNoFile_saysWhereThePasswordMayComeFrom() {
        server.on("GET /submissions/s-1/read", 200, """
                        {"submission":"s-1","body":"b-1","environment":"e-1","packDigest":"ab","title":"Main of Tarn",
                         "words":9,"seconds":3,"sections":[]}""").on("POST /acts", 403, WANTS_PROOF);

        assertThat(rig.run("submissions", "sign", "s-1", "--statement", "I do").onlyError())
                .contains("your password is wanted", "--password-file");
    }
}
