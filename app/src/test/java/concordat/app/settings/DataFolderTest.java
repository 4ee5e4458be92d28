package concordat.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    @TempDir
    Path root;

    @Test
    void whatWasOnItsWayIn_isThrownAway_andNothingElse() throws IOException {
        DataFolder folder = DataFolder.open(root);
        Files.writeString(folder.uploads().resolve("half"), "half a report");
        Files.writeString(folder.clock(), "0");

        folder.emptyUploads();

        assertThat(folder.uploads()).isEmptyDirectory();
        assertThat(folder.clock()).hasContent("0");
    }

    @Test
    void keys_areTheOwnersAlone() throws IOException {
        DataFolder folder = DataFolder.open(root);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keys())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileInItsPlace_isNamed_withWhatToDo() throws IOException {
        Path file = Files.writeString(root.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(file.toString(), "is a file", "--data");
    }
}
