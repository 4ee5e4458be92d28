package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.edition.Editions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EditionCommandTest {

    private static final String SOUND = Editions.write(Editions.modelCode());

    @TempDir
    Path home;

    @Test
    void check_aSoundFile_saysWhatItIs() {
        Path file = new Rig(home).write("sound.yaml", SOUND);

        Rig.Run run = new Rig(home).run("edition", "check", file);

        assertThat(run.exit()).isZero();
        assertThat(run.lines()).singleElement().asString().contains("is sound: edition model-1", "60 controls");
        assertThat(new Rig(home).run("edition", "check", "--json", file).lines())
                .singleElement()
                .asString()
                .contains("\"edition\":\"model-1\"", "\"startsOn\":\"2026-04-01\"", "\"controls\":60");
    }

    @Test
    void check_aBadFile_namesEveryProblemByPlace_oneALine() {
        Path file = new Rig(home)
                .write("bad.yaml", SOUND.replaceFirst("startsOn: .*", "startsOn: soon") + "\nunheardOf: 1\n");

        Rig.Run run = new Rig(home).run("edition", "check", file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("concordat edition check: " + file + ": line "));
    }

    @Test
    void issue_aBadFile_isNotSent() {
        Path file = new Rig(home).write("bad.yaml", "edition: 7\n");

        Rig.Run run = new Rig(home).run("edition", "issue", file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("line 1").doesNotContain("token");
    }

    @Test
    void issue_aSoundFile_isSentOnce() {
        try (CannedServer server = new CannedServer()
                .on("POST /editions", 201, "{\"first\":12,\"count\":1,\"at\":\"2026-11-22T09:00:00Z\"}")) {
            Rig rig = new Rig(home, server);
            Path file = rig.write("sound.yaml", SOUND);

            Rig.Run run = rig.run("edition", "issue", file);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("Issued edition model-1", "act 12");
            assertThat(server.only("POST").key()).isEqualTo("key-1");
        }
    }
}
