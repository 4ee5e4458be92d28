package concordat.app.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkClockTest {

    @TempDir
    private Path folder;

    @Test
    void anAdvance_isThereAfterARestart() {
        Path file = folder.resolve("run/clock");
        NetworkClock clock = NetworkClock.open(file, true);
        Instant before = clock.instant();
        clock.advance(Duration.ofDays(14));
        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(14)));
        assertThat(NetworkClock.open(file, true).offsetMicros()).isEqualTo(14L * 86_400 * 1_000_000);
    }

    @Test
    void aRealNetworksClock_cannotBeMoved_evenThroughTheFile() {
        Path file = folder.resolve("clock");
        NetworkClock.open(file, true).advance(Duration.ofHours(1));
        NetworkClock real = NetworkClock.open(file, false);
        assertThat(real.offsetMicros()).isZero();
        assertThatThrownBy(() -> real.advance(Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void instants_areWholeMicroseconds() {
        Instant now = NetworkClock.open(folder.resolve("clock"), false).instant();
        assertThat(now.truncatedTo(ChronoUnit.MICROS)).isEqualTo(now);
    }
}
