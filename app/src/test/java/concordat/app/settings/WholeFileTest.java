package concordat.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsThere_isReplaced_andNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "a longer text than the next");

        WholeFile.replace(file, "na\u00efve");

        assertThat(file).hasContent("na\u00efve");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatIsWritten_isItsOwnersAlone() throws IOException {
        Path file = folder.resolve("secret");

        WholeFile.replace(file, new byte[] {1, 2, 3});

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCannotBeReplaced_staysAsItWas() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("by-a-folder"));

        assertThatThrownBy(() -> WholeFile.replace(taken, "text")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> WholeFile.replace(folder.resolve("nowhere/file"), "text"))
                .isInstanceOf(NoSuchFileException.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
    }
}
