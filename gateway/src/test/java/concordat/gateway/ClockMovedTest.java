package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration's clock moves, and nothing else is said.
final class ClockMovedTest {

    @TempDir
    Path folder;

    @Test
    void aLeaseThatTheMoveEnds_endsWithTheNextProof_andOthersGoOn() throws Exception {
        try (NumberedService service = new NumberedService();
                TwoGateways network = new TwoGateways(folder, 2, service.port());
                NumberedClients clients = new NumberedClients(network)) {
            clients.open(TwoGateways.BRIEF, 4);
            clients.open(1, 4);
            network.moveClock(TwoGateways.LEASE.minusMinutes(1));
            Thread.sleep(1_500);
            assertThat(clients.of(TwoGateways.BRIEF)).noneMatch(stream -> stream.ended);

            network.moveClock(Duration.ofMinutes(2));

            for (int waits = 0; !clients.of(TwoGateways.BRIEF).stream().allMatch(stream -> stream.ended); waits++) {
                assertThat(waits).as("waited for 5 s").isLessThan(500);
                Thread.sleep(10);
            }
            assertThat(clients.of(1)).noneMatch(stream -> stream.ended || stream.broken);
        }
    }
}
