package concordat.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.app.settings.Outgoing;
import concordat.app.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortsTest {

    @TempDir
    private Path folder;

    @Test
    void everyPartHasAPortOfItsOwn() {
        assertThat(Ports.of(settings(8_000, 8, Optional.empty())).stream().map(Ports.Wanted::number))
                .doesNotHaveDuplicates()
                .contains(8_080, 8_181, 8_432, 8_443, 8_444, 8_513, 8_600, 8_700, 8_707);
    }

    @Test
    void aDatabaseOfYours_wantsNoPortHere() {
        assertThat(Ports.of(settings(8_000, 1, Optional.of("jdbc:postgresql://db/concordat"))).stream()
                        .map(Ports.Wanted::part))
                .containsExactly(
                        "web", "decision point", "feed", "devices", "gateway", "gateway's health", "sample services");
    }

    @ParameterizedTest
    @CsvSource({
        "80, web",
        "181, decision point",
        "432, database",
        "443, gateway",
        "444, feed",
        "445, devices",
        "600, sample services"
    })
    void refuseTaken_namesThePort_whoWantsIt_andWhatToDo(int offset, String part) throws IOException {
        int base = freeBase();
        Settings settings = settings(base, 1, Optional.empty());
        assertThatCode(() -> Ports.refuseTaken(settings)).doesNotThrowAnyException();
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(base + offset));
            assertThatThrownBy(() -> Ports.refuseTaken(settings))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("port " + (base + offset) + " (for the " + part + ") is in use")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void refuseTaken_namesAllAtOnce() throws IOException {
        int base = freeBase();
        try (ServerSocket web = new ServerSocket(base + 80, 1, InetAddress.getLoopbackAddress());
                ServerSocket gateway = new ServerSocket(base + 443, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.refuseTaken(settings(base, 1, Optional.empty())))
                    .hasMessageContaining(web.getLocalPort() + " (for the web), " + gateway.getLocalPort()
                            + " (for the gateway) are in use");
        }
    }

    private Settings settings(int base, int gateways, Optional<String> database) {
        return new Settings(folder, base, database, "concordat", Optional.empty(), 100, 30, 1, gateways, Outgoing.NONE);
    }

    private static int freeBase() throws IOException {
        for (int base = 30_000; base < 50_000; base += 1_000) {
            try {
                Ports.refuseTaken(new Settings(
                        Path.of("none"),
                        base,
                        Optional.empty(),
                        "concordat",
                        Optional.empty(),
                        100,
                        30,
                        1,
                        1,
                        Outgoing.NONE));
                return base;
            } catch (StartFailed e) {
                // The next one.
            }
        }
        throw new IOException("no thousand ports are free");
    }
}
