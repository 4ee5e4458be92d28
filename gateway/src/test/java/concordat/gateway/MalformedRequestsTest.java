package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.wire.Malformed;
import concordat.gateway.wire.Message;
import concordat.gateway.wire.RecordingService;
import concordat.gateway.wire.WireClient;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Malformed requests in great number, none of which may reach the service, nor leave anything behind.
final class MalformedRequestsTest {

    private static final int AT_A_TIME = 400;

    @TempDir
    Path folder;

    @Test
    void noneOfThousands_isPermitted_andNothingIsLeftBehind() throws Exception {
        assertRefused(2_000, 20_260_901);
    }

    @Test
    @Tag("slow")
    void noneOfAHundredThousand_isPermitted_andNothingIsLeftBehind() throws Exception {
        assertRefused(100_000, 7);
    }

    private void assertRefused(int count, long seed) throws Exception {
        Queue<String> permitted = new ConcurrentLinkedQueue<>();
        try (RecordingService service = new RecordingService();
                World world = new World(folder, BoundariesTest.impatient(), 2, OptionalInt.of(service.port()))) {
            world.open();
            WireClient client = new WireClient(TestTls.context(world.certificates, world.first), world.gateway.port());
            Random any = new Random(seed);
            Semaphore places = new Semaphore(AT_A_TIME);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int number = 0; number < count; number++) {
                    String request = Malformed.next(any);
                    places.acquire();
                    threads.execute(() -> {
                        try {
                            WireClient.Heard heard = client.exchange(request, true, at -> "GET");
                            if (heard.answers().stream().anyMatch(answer -> answer.status() < 400)
                                    || heard.end().equals("open")) {
                                permitted.add(request + " -> " + heard);
                            }
                        } catch (Exception e) {
                            permitted.add(request + " -> " + e);
                        } finally {
                            places.release();
                        }
                    });
                }
            }
            assertThat(permitted).as("seed %d", seed).isEmpty();
            assertThat(service.seen()).as("seed %d", seed).isEmpty();
            assertThat(service.faults()).as("seed %d", seed).isEmpty();
            World.eventually(() -> world.gateway.status().streams() == 0);
            World.eventually(() -> world.gateway.status().connections() == 0);
            for (int connection = 0; connection < 8; connection++) {
                WireClient.Heard heard = client.exchange(
                        "GET /after HTTP/1.1\r\nHost: service.test\r\nConnection: close\r\n\r\n", false, at -> "GET");
                assertThat(heard.answers().stream().map(Message::status)).containsExactly(200);
            }
        }
    }
}
