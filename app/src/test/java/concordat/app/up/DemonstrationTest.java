package concordat.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Outgoing;
import concordat.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemonstrationTest {

    @TempDir
    private Path root;

    @Test
    void whatWasBegun_goesOnFromTheSameSettingsOnly() throws IOException {
        DataFolder folder = DataFolder.open(root);
        assertThatCode(() -> demonstration(60).refuseOtherThanBegun()).doesNotThrowAnyException();
        Files.writeString(folder.demonstrationBegun(), "--bodies 60 --devices 200 --seed 7\n");
        assertThatCode(() -> demonstration(60).refuseOtherThanBegun()).doesNotThrowAnyException();
        assertThatThrownBy(() -> demonstration(61).refuseOtherThanBegun())
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("begun with --bodies 60 --devices 200 --seed 7")
                .hasMessageContaining("--fresh")
                .hasMessageContaining(root.toString());
    }

    @Test
    void onceWhole_anySettingsDo() throws IOException {
        DataFolder folder = DataFolder.open(root);
        Files.writeString(folder.demonstrationBegun(), "--bodies 60 --devices 200 --seed 7\n");
        Files.writeString(folder.demonstration(), "country = Nowhere\n");
        assertThat(demonstration(588).whole()).isTrue();
        assertThatCode(() -> demonstration(588).refuseOtherThanBegun()).doesNotThrowAnyException();
    }

    private Demonstration demonstration(int bodies) {
        Settings settings = new Settings(
                root, 8_000, Optional.empty(), "concordat", Optional.empty(), 200, bodies, 7, 1, Outgoing.NONE);
        return new Demonstration(settings, "demonstration", new DataFolder(root));
    }
}
