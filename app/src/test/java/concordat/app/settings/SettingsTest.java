package concordat.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    private static final Path HOME = Path.of("/srv/concordat");

    @TempDir
    private Path folder;

    @Test
    void defaults_areThese() {
        assertThat(SettingsReading.read(HOME, Map.of(), Map.of(), Optional.empty()))
                .isEqualTo(new Settings(
                        HOME.resolve("data"),
                        8000,
                        Optional.empty(),
                        "concordat",
                        Optional.empty(),
                        50_000,
                        588,
                        2013,
                        1,
                        Outgoing.NONE));
    }

    @Test
    void aFlag_isStrongerThanAVariable_andAVariableThanTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), "seed = 1\nport-base = 1100\ndevices = 100\n");
        Settings settings = SettingsReading.read(
                HOME,
                Map.of("seed", "3"),
                Map.of("CONCORDAT_SEED", "2", "CONCORDAT_PORT_BASE", "1200"),
                Optional.of(file));
        assertThat(settings.seed()).isEqualTo(3);
        assertThat(settings.portBase()).isEqualTo(1200);
        assertThat(settings.devices()).isEqualTo(100);
    }

    @Test
    void everyProblem_isNamedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), "colour = red\n\nnonsense\nseed = many\nport = 80\n");
        assertThatThrownBy(() -> SettingsReading.read(HOME, Map.of(), Map.of(), Optional.of(file)))
                .hasMessageContaining("settings line 1: there is no setting colour")
                .hasMessageContaining("settings line 3: not of the form key = value")
                .hasMessageContaining("settings line 4: seed is [many]")
                .hasMessageContaining("settings line 5: setting port is gone; use port-base");
    }

    @Test
    void aPasswordInTheAddress_isRefused() {
        assertThatThrownBy(() -> SettingsReading.read(
                        HOME, Map.of("database", "jdbc:postgresql://db/x?password=s"), Map.of(), Optional.empty()))
                .hasMessageContaining("database-password-file");
    }
}
