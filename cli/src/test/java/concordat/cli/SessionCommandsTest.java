package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionCommandsTest {

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
    void signIn_keepsTheTokenForOneselfAlone() throws IOException {
        Path password = rig.write("password", "a long enough sentence\n");
        server.on(
                "POST /sessions",
                201,
                "{\"token\":\"mine\",\"person\":\"officer-b-1\",\"expiresAt\":\"2026-11-22T21:00:00Z\"}");
        Path out = home.resolve("officer.token");

        Rig.Run run = rig.run("sign-in", "officer", "--out", out, "--password-file", password);

        assertThat(run.out()).contains("officer-b-1", "--token-file").doesNotContain("mine");
        assertThat(out).hasContent("mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
    }

    @Test
    void signOut_endsTheTokenThatIsSpokenWith() {
        server.on("DELETE /sessions/current", 200, "{\"accepted\":1}");

        assertThat(rig.run("sign-out").out()).contains("Signed out.");
    }

    @Test
    void account_sendsThePasswordFromAFile_andNeverShowsIt() {
        Path password = rig.write("password", "a long enough sentence\n");
        server.on("PUT /accounts/officer", 200, "{\"accepted\":1}");

        Rig.Run run = rig.run("account", "officer", "--person", "p-1", "--password-file", password);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("officer is p-1").doesNotContain("long enough");
        assertThat(server.only("PUT").body()).contains("\"person\":\"p-1\"", "a long enough sentence");
    }

    @Test
    void confirmations_showWhenAndForWhatOneProvedAgain() {
        server.on("GET /sessions/confirmations?limit=500", 200, """
                {"items":[{"at":"2026-11-22T09:00:00Z","acts":"ab12","spentAt":"2026-11-22T09:01:00Z","position":7},
                          {"at":"2026-11-21T09:00:00Z","acts":"cd34"}]}""");

        assertThat(rig.run("confirmations").out()).contains("ab12", "7", "cd34", "not used");
    }
}
