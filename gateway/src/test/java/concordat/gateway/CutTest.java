package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.CallerKind;
import concordat.records.RecordReader;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cuts of many streams, and what may not slip through while they happen.
final class CutTest {

    @TempDir
    Path folder;

    @Test
    void manyStreams_stopBeforeTheAcknowledgement_andEachIsClosed() throws Exception {
        try (World world = new World(folder);
                TestClient mine = world.client(world.first, HttpVersion.HTTP_1_1);
                TestClient also = world.client(world.first, HttpVersion.HTTP_2);
                TestClient theirs = world.client(world.second, HttpVersion.HTTP_2)) {
            world.open();
            List<TestClient.Streaming> cut = new ArrayList<>();
            List<TestClient.Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                cut.add(also.stream("/events"));
                sockets.add(mine.webSocket("/socket"));
            }
            TestClient.Streaming kept = theirs.stream("/events");
            assertThat(world.gateway.status().streams()).isEqualTo(81);
            world.delta(World.environment("env-1", true, true));
            long acknowledged = System.nanoTime();
            for (TestClient.Streaming stream : cut) {
                stream.broken.get(10, TimeUnit.SECONDS);
                assertThat(stream.lastByteNanos.get() - acknowledged).isLessThan(2_000_000_000L);
            }
            for (TestClient.Socket socket : sockets) {
                assertThat(socket.closed.get(10, TimeUnit.SECONDS)).isEqualTo(Tunnel.CLOSE_CODE);
            }
            long before = kept.bytes.get();
            World.eventually(() -> kept.bytes.get() > before);
            assertThat(world.gateway.status().cut()).isEqualTo(80);
            assertThat(world.gateway.status().streams()).isEqualTo(1);
            assertThat(world.gateway.status().missed()).isZero();
        }
    }

    @Test
    void onceAcknowledged_noRequestIsPermitted_howeverManyAreUnderWay() throws Exception {
        try (World world = new World(folder);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            world.open();
            for (int round = 0; round < 5; round++) {
                AtomicBoolean inForce = new AtomicBoolean();
                AtomicBoolean over = new AtomicBoolean();
                List<Future<Integer>> workers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    HttpVersion version = i % 2 == 0 ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_2;
                    workers.add(threads.submit(() -> permittedAfter(world, version, inForce, over)));
                }
                Thread.sleep(100);
                world.delta(World.environment("env-1", true, true));
                inForce.set(true);
                Thread.sleep(100);
                over.set(true);
                for (Future<Integer> worker : workers) {
                    assertThat(worker.get(10, TimeUnit.SECONDS)).isZero();
                }
                world.delta(World.environment("env-1", false, true));
            }
        }
    }

    private static int permittedAfter(World world, HttpVersion version, AtomicBoolean inForce, AtomicBoolean over)
            throws Exception {
        int permitted = 0;
        try (TestClient client = world.client(world.first, version)) {
            while (!over.get()) {
                boolean startedAfter = inForce.get();
                if (client.get("/x").status() == 200 && startedAfter) {
                    permitted++;
                }
            }
        }
        return permitted;
    }

    @Test
    void aSlowReadersQueue_isDropped() throws Exception {
        try (World world = new World(folder);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            world.open();
            TestClient.Streaming stream = client.stream("/big?bytes=100000000", true);
            Thread.sleep(200);
            world.delta(World.environment("env-1", true, true));
            stream.resume.run();
            stream.broken.get(10, TimeUnit.SECONDS);
            // what had reached this machine's receive buffer and the client's own queue, and nothing like the whole
            assertThat(stream.bytes.get()).isLessThan(20_000_000);
        }
    }

    @Test
    void aCallerTakenAway_orGivenLess_losesItsStreamsAlone() throws Exception {
        try (World world = new World(folder);
                TestClient mine = world.client(world.first, HttpVersion.HTTP_2);
                TestClient theirs = world.client(world.second, HttpVersion.HTTP_2)) {
            world.open();
            TestClient.Streaming cut = mine.stream("/events");
            TestClient.Streaming kept = theirs.stream("/events");
            world.delta(world.caller(world.first, CallerKind.MANAGED_DEVICE, "env-2", 1, World.NEVER));
            cut.broken.get(10, TimeUnit.SECONDS);
            assertThat(kept.broken).isNotDone();
            assertThat(mine.get("/x").body()).contains("\"code\":1003");
        }
    }

    @Test
    void aCertificateThatExpires_endsItsStreams() throws Exception {
        try (World world = new World(folder)) {
            world.open();
            TestCertificates.Issued brief = world.certificates.issue(
                    "brief", Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS));
            world.delta(world.caller(brief, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
            try (TestClient client = world.client(brief, HttpVersion.HTTP_1_1)) {
                TestClient.Streaming events = client.stream("/events");
                events.broken.get(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void withoutAState_nothingPasses_andTheGatewayIsNotReady() throws Exception {
        try (World world = new World(folder);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            TestClient.Answer answer = client.get("/x");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":3002");
            assertThat(world.gateway.status().ready()).isFalse();
        }
    }

    @Test
    void whenNothingCanBeRecorded_durableRoutesRefuse_andOthersGoOn() throws Exception {
        try (World world = new World(folder);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            world.open();
            world.records.close();
            TestClient.Answer answer = client.get("/durable");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":3003");
            assertThat(client.get("/x").status()).isEqualTo(200);
            assertThat(world.records.counts().lost()).isPositive();
        }
    }

    @Test
    void twoGatewaysInARow_onTheSamePort_goOnWithTheSameRecords() throws Exception {
        try (World world = new World(folder)) {
            world.open();
            try (TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
                assertThat(client.get("/x").status()).isEqualTo(200);
            }
        }
        try (World world = new World(folder);
                TestClient client = world.client(world.first, HttpVersion.HTTP_1_1)) {
            world.open();
            assertThat(client.get("/x").status()).isEqualTo(200);
            world.records.close();
            assertThat(RecordReader.read(world.recordFolder, r -> {}).next()).isGreaterThanOrEqualTo(2);
        }
    }
}
