package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {

    private static final long NO_PROCESS = 999_999_999_999L;

    @TempDir
    private Path all;

    @Test
    void deleteLeftBehind_deletesTheDeadsAndNothingElse() throws IOException {
        Path dead = TemporaryFolder.make(all, NO_PROCESS).path();
        Files.createDirectories(dead.resolve("a/b"));
        Files.writeString(dead.resolve("a/b/c"), "left");
        Path living = TemporaryFolder.make(all, ProcessHandle.current().pid()).path();
        Path other = Files.createDirectory(all.resolve("concordat-benches-1-x"));
        TemporaryFolder.deleteLeftBehind(all);
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
    }

    @Test
    void close_deletesWhatIsInIt() throws IOException {
        TemporaryFolder folder = TemporaryFolder.make(all, NO_PROCESS);
        Files.createDirectories(folder.path().resolve("a/b"));
        folder.close();
        assertThat(all).isEmptyDirectory();
    }
}
