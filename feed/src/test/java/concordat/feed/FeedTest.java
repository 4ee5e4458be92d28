package concordat.feed;

import static concordat.feed.TestNetwork.bytes;
import static concordat.feed.TestNetwork.eventually;
import static concordat.feed.TestNetwork.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.feed.TestNetwork.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real servers and clients over loopback with mutual TLS.
class FeedTest {

    @TempDir
    private Path folder;

    private TestNetwork network;

    @BeforeEach
    void begin() {
        network = new TestNetwork(folder);
        network.register("g1");
    }

    @AfterEach
    void end() {
        network.close();
    }

    @Test
    void publishedState_reachesTheSinkAndIsProvenCurrent() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.snapshot(bytes("a")));
            CompletionStage<Long> b = server.delta(bytes("b"), false);
            long last = get(server.delta(bytes("c"), true));

            assertThat(get(b)).as("one frame takes both").isEqualTo(last);
            assertThat(get(server.inForce(last)).acknowledged()).containsExactly("g1");
            assertThat(sink.state()).isEqualTo("abc");
            long before = network.clock.micros();
            eventually("a proof", () -> client.status()
                    .proof()
                    .filter(p -> p.wallMicros() > before)
                    .isPresent());
            assertThat(sink.proofs().getLast().sequence()).isEqualTo(last);
            assertThat(client.status().connected()).isTrue();
        }
    }

    @Test
    void notUrgent_waitsForCompanyAndSharesAFrame() throws IOException {
        try (FeedServer server = network.server()) {
            long first = get(server.snapshot(bytes("a")));
            CompletionStage<Long> last = CompletableFuture.completedFuture(0L);
            for (int i = 0; i < 50; i++) {
                last = server.delta(bytes("d"), false);
            }
            assertThat(get(last)).isLessThan(first + 10);
        }
    }

    @Test
    void reconnected_getsExactlyWhatItMissed() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server()) {
            get(server.snapshot(bytes("a")));
            try (FeedClient first = network.client("g1", sink)) {
                eventually("the first state", () -> sink.state().equals("a"));
                eventually("a proof", () -> first.status().proof().isPresent());
            }
            get(server.delta(bytes("b"), true));
            long last = get(server.delta(bytes("c"), true));
            Recorder again = new Recorder();
            try (FeedClient second = network.client("g1", again)) {
                assertThat(again.calls())
                        .as("from its file, before any connection")
                        .containsExactly("whole 1");
                get(server.inForce(last));
                assertThat(again.state()).isEqualTo("abc");
                assertThat(again.calls()).noneMatch(call -> call.startsWith("whole 2"));
                assertThat(second.status().sequence()).isEqualTo(last);
            }
        }
    }

    @Test
    void restarted_appliesWhatItsFileHolds_asOneChange() throws Exception {
        try (FeedServer server = network.server()) {
            get(server.snapshot(bytes("a")));
            try (FeedClient first = network.client("g1", new Recorder())) {
                eventually("the first state", () -> first.status().sequence() == 1);
                get(server.delta(bytes("b"), true));
                get(server.inForce(get(server.delta(bytes("c"), true))));
            }
        }
        Recorder again = new Recorder();
        try (FeedClient second = network.client("g1", again)) {
            assertThat(again.calls())
                    .as("no request may see the state before b and c")
                    .containsExactly("whole 3");
            assertThat(again.state()).isEqualTo("abc");
            assertThat(second.status().sequence()).isEqualTo(3);
        }
    }

    @Test
    void longAbsence_bringsTheWholeStateAfterItIsAskedFor() throws Exception {
        network.serverPace = new ServerPace(Duration.ofMillis(1), Duration.ofSeconds(3), 10, 1 << 20, 1 << 20);
        Recorder sink = new Recorder();
        try (FeedServer server = network.server()) {
            get(server.snapshot(bytes("a")));
            try (FeedClient first = network.client("g1", sink)) {
                eventually("the first state", () -> first.status().sequence() == 1);
            }
            for (int i = 0; i < 30; i++) {
                get(server.delta(bytes("x"), true));
            }
            assertThat(network.wholeWanted).hasValue(1);
            Recorder again = new Recorder();
            try (FeedClient second = network.client("g1", again)) {
                long at = get(server.rebase(bytes("whole")));
                long last = get(server.delta(bytes("y"), true));
                get(server.inForce(last));
                assertThat(again.state()).isEqualTo("wholey");
                assertThat(again.calls()).contains("whole " + at);
                assertThat(second.status().sequence()).isEqualTo(last);
            }
        }
    }

    @Test
    void acknowledgement_waitsForTheSink() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.inForce(get(server.snapshot(bytes("a")))));
            sink.gate = new CompletableFuture<>();
            long withdrawn = get(server.delta(bytes("b"), true));
            CompletionStage<InForce> inForce = server.inForce(withdrawn);
            eventually("the change is offered", () -> sink.sequence() == withdrawn);

            Thread.sleep(300);
            assertThat(inForce.toCompletableFuture()).isNotDone();
            assertThat(get(server.laggards(withdrawn))).containsOnlyKeys("g1");

            sink.gate.complete(null);
            assertThat(get(inForce).acknowledged()).containsExactly("g1");
            assertThat(get(server.laggards(withdrawn))).isEmpty();
            assertThat(client.status().trouble()).isEmpty();
        }
    }

    @Test
    void sinkThatFails_isGivenTheWholeStateAgainAndDoesNotAcknowledgeBefore() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.inForce(get(server.snapshot(bytes("a")))));
            sink.gate = CompletableFuture.failedFuture(new IllegalStateException("no room"));
            long second = get(server.delta(bytes("b"), true));
            eventually("trouble", () -> client.status().trouble().isPresent());
            assertThat(get(server.laggards(second))).containsKey("g1");

            sink.gate = CompletableFuture.completedFuture(null);
            eventually("the whole state is asked for", () -> network.wholeWanted.get() > 0);
            get(server.rebase(bytes("ab")));
            get(server.inForce(second));
            assertThat(sink.state()).isEqualTo("ab");
        }
    }

    @Test
    void laggard_isNamedUntilItsLeaseHasRunOut() throws Exception {
        network.staleLimit = Duration.ofMillis(1_500);
        network.register("g2");
        Recorder one = new Recorder();
        Recorder two = new Recorder();
        try (FeedServer server = network.server();
                FeedClient first = network.client("g1", one)) {
            FeedClient second = network.client("g2", two);
            get(server.inForce(get(server.snapshot(bytes("a")))));
            eventually("a proof", () -> second.status().proof().isPresent());
            second.close();
            Proof lastProof = two.proofs().getLast();

            long withdrawn = get(server.delta(bytes("b"), true));
            CompletionStage<InForce> inForce = server.inForce(withdrawn);
            eventually("g1 has it", () -> !get(server.laggards(withdrawn)).containsKey("g1"));
            assertThat(first.status().sequence()).isEqualTo(withdrawn);
            assertThat(get(server.laggards(withdrawn))).containsOnlyKeys("g2");
            assertThat(inForce.toCompletableFuture()).isNotDone();

            InForce done = get(inForce);
            assertThat(done.acknowledged()).containsExactly("g1");
            assertThat(done.lapsed()).containsExactly("g2");
            assertThat(done.at() - lastProof.wallMicros()).isGreaterThanOrEqualTo(1_500_000);
        }
    }

    @Test
    void restartedServer_neverUsesASequenceTwice() throws Exception {
        Recorder sink = new Recorder();
        long before;
        try (FeedServer server = network.server()) {
            get(server.snapshot(bytes("a")));
            before = get(server.delta(bytes("b"), true));
        }
        try (FeedClient client = network.client("g1", sink);
                FeedServer server = network.server()) {
            long after = get(server.snapshot(bytes("fresh")));
            assertThat(after).isEqualTo(before + 1);
            get(server.inForce(after));
            assertThat(sink.state()).isEqualTo("fresh");
            assertThat(client.status().sequence()).isEqualTo(after);
        }
    }

    @Test
    void restartedServer_provesNothingBeforeItHasPublished() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server()) {
            long first = get(server.snapshot(bytes("a")));
            try (FeedClient client = network.client("g1", sink)) {
                get(server.inForce(first));
                assertThat(client.status().sequence()).isEqualTo(first);
            }
        }
        int proofs = sink.proofs().size();
        Recorder again = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", again)) {
            Thread.sleep(300);
            assertThat(again.proofs()).hasSizeLessThanOrEqualTo(1);
            assertThat(client.status().connected()).isFalse();
            get(server.inForce(get(server.snapshot(bytes("b")))));
            eventually("a proof", () -> client.status().connected());
            assertThat(proofs).isNotNegative();
        }
    }

    @Test
    void notCurrent_givesNoProof() throws Exception {
        network.current = false;
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.inForce(get(server.snapshot(bytes("a")))));
            Thread.sleep(200);
            assertThat(sink.proofs()).isEmpty();
            assertThat(client.status().proof()).isEmpty();
        }
    }

    @Test
    void networkSignedWithAnotherKey_isRefused() throws Exception {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 9);
        Recorder sink = new Recorder();
        try (FeedServer server = network.server(FileSequenceLog.open(folder.resolve("other")), Ed25519Key.of(seed));
                FeedClient client = network.client("g1", sink)) {
            get(server.snapshot(bytes("forged")));
            eventually("a refusal", () -> client.status()
                    .trouble()
                    .filter(trouble -> trouble.kind() == Trouble.Kind.UNKNOWN_KEY)
                    .isPresent());
            assertThat(sink.calls()).isEmpty();
        }
    }

    @Test
    void controlPlaneSetBack_isRefusedAndNamed() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server()) {
            get(server.snapshot(bytes("a")));
            long last = get(server.delta(bytes("b"), true));
            try (FeedClient client = network.client("g1", sink)) {
                get(server.inForce(last));
                assertThat(client.status().sequence()).isEqualTo(last);
            }
        }
        Recorder again = new Recorder();
        try (FeedServer server = network.server(FileSequenceLog.open(folder.resolve("restored")), network.key);
                FeedClient client = network.client("g1", again)) {
            get(server.snapshot(bytes("old")));
            eventually("a refusal", () -> client.status()
                    .trouble()
                    .filter(trouble -> trouble.kind() == Trouble.Kind.REFUSED)
                    .isPresent());
            assertThat(again.state()).isEqualTo("ab");
        }
    }

    @Test
    void unregisteredOrStruckOff_isDisconnected() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.inForce(get(server.snapshot(bytes("a")))));
            network.strikeOff("g1");
            server.gatewaysChanged();
            eventually("a refusal", () -> client.status()
                    .trouble()
                    .filter(trouble -> trouble.kind() == Trouble.Kind.REFUSED)
                    .isPresent());
            long next = get(server.delta(bytes("b"), true));
            assertThat(get(server.laggards(next)))
                    .as("it may decide until its lease has run out")
                    .containsKey("g1");
            assertThat(sink.state()).isEqualTo("a");
        }
    }

    @Test
    void movedClock_reachesOnlyADemonstration() throws Exception {
        network.clockOffset = 86_400_000_000L;
        network.register("g2");
        Recorder real = new Recorder();
        Recorder demonstration = new Recorder();
        ClientSettings s = network.settings("g1");
        try (FeedServer server = network.server()) {
            ClientSettings demo = new ClientSettings(
                    s.network(),
                    "g2",
                    s.host(),
                    network.settings("g2").port(),
                    network.settings("g2").tls(),
                    s.pinned(),
                    network.stateFile("g2"),
                    true,
                    s.pace());
            try (FeedClient first = network.client("g1", real);
                    FeedClient second = network.client(demo, network.clock, demonstration)) {
                get(server.snapshot(bytes("a")));
                eventually("the demonstration follows", () -> demonstration.offset() == 86_400_000_000L);
                eventually("the other refuses", () -> first.status()
                        .trouble()
                        .filter(trouble -> trouble.kind() == Trouble.Kind.CLOCK_MOVED)
                        .isPresent());
                assertThat(real.calls()).isEmpty();
                network.clockOffset = 2 * 86_400_000_000L;
                eventually("a proof tells of the next move", () -> demonstration.offset() == 2 * 86_400_000_000L);
                assertThat(second.status().sequence()).isEqualTo(1);
            }
        }
    }

    @Test
    void sequenceLogThatFails_stopsTheServerBeforeAnythingIsSent() throws Exception {
        Recorder sink = new Recorder();
        SequenceLog full = new SequenceLog() {
            @Override
            public Head last() {
                return Head.NONE;
            }

            @Override
            public void append(Head head) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        try (FeedServer server = network.server(full, network.key);
                FeedClient client = network.client("g1", sink)) {
            CompletionStage<Long> sent = server.snapshot(bytes("a"));
            assertThatThrownBy(() -> get(sent)).hasMessageContaining("no space left on device");
            assertThatThrownBy(() -> server.snapshot(bytes("b"))).isInstanceOf(IllegalStateException.class);
            assertThat(sink.calls()).isEmpty();
            assertThat(client.status().connected()).isFalse();
        }
    }

    @Test
    void grownFile_isBegunAnewWithAWholeState() throws Exception {
        network.serverPace = new ServerPace(Duration.ofMillis(1), Duration.ofSeconds(3), 1_000, 64 << 20, 64 << 20);
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.snapshot(bytes("a")));
            long last = 0;
            for (int i = 0; i < 20; i++) {
                last = get(server.delta(new byte[100_000], true));
            }
            get(server.inForce(last));
            eventually("a whole state is wanted", () -> network.wholeWanted.get() > 0);
            assertThat(folder.resolve("g1.state"))
                    .satisfies(file -> assertThat(file.toFile().length()).isGreaterThan(1_000_000));
            get(server.rebase(bytes("small")));
            eventually(
                    "the file is small",
                    () -> folder.resolve("g1.state").toFile().length() < 1_000);
            assertThat(sink.calls()).as("what is held is not applied again").doesNotContain("whole " + last);
            assertThat(client.status().trouble()).isEmpty();
        }
    }

    @Test
    void largeState_passesInPieces() throws Exception {
        Recorder sink = new Recorder();
        byte[] large = new byte[20 << 20];
        Arrays.fill(large, (byte) 'x');
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            long at = get(server.snapshot(large));
            get(server.inForce(at));
            assertThat(sink.state()).hasSize(20 << 20);
            eventually("a proof", () -> client.status().proof().isPresent());
        }
    }

    /// From the hand-over of an urgent delta to the sink, and to the acknowledgement known at the control plane.
    @Test
    void urgentDelta_reachesTheSinkWithinMilliseconds() throws Exception {
        Recorder sink = new Recorder();
        try (FeedServer server = network.server();
                FeedClient client = network.client("g1", sink)) {
            get(server.inForce(get(server.snapshot(bytes("a")))));
            int rounds = 100;
            long[] applied = new long[rounds];
            long[] inForce = new long[rounds];
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                CompletableFuture<Long> sent = server.delta(bytes("b"), true).toCompletableFuture();
                CompletionStage<InForce> done = sent.thenCompose(server::inForce);
                long target = i + 2L;
                while (sink.sequence() < target) {
                    Thread.onSpinWait();
                }
                applied[i] = System.nanoTime() - start;
                get(done);
                inForce[i] = System.nanoTime() - start;
            }
            Arrays.sort(applied);
            Arrays.sort(inForce);
            assertThat(applied[rounds / 2])
                    .as("in force p99 %d us", inForce[rounds * 99 / 100] / 1_000)
                    .isLessThan(Duration.ofMillis(100).toNanos());
            assertThat(client.status().trouble()).isEmpty();
        }
    }
}
