package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAddressTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/concordat";

    @Test
    void external_takesThePasswordFromTheEnvironmentOrAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file\nrest\n");
        assertThat(DatabaseAddress.external(
                        URL, Map.of("CONCORDAT_DATABASE_USER", "u", "CONCORDAT_DATABASE_PASSWORD", "p")))
                .isEqualTo(new DatabaseAddress(URL, "u", "p"));
        assertThat(DatabaseAddress.external(
                                URL,
                                Map.of(
                                        "CONCORDAT_DATABASE_USER",
                                        "u",
                                        "CONCORDAT_DATABASE_PASSWORD_FILE",
                                        file.toString()))
                        .password())
                .isEqualTo("from file");
    }

    @Test
    void external_withSomethingMissing_saysWhatToSet() {
        assertThatThrownBy(() -> DatabaseAddress.external(URL, Map.of()))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("CONCORDAT_DATABASE_USER");
        assertThatThrownBy(() -> DatabaseAddress.external(URL, Map.of("CONCORDAT_DATABASE_USER", "u")))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("CONCORDAT_DATABASE_PASSWORD_FILE");
    }

    @Test
    void address_withAPasswordInIt_isRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> new DatabaseAddress(URL + "?user=u&password=secret", "u", "p"))
                .isInstanceOf(StoreFailure.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new DatabaseAddress("jdbc:mysql://x/y", "u", "p"))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("jdbc:postgresql://host:port/database");
    }
}
