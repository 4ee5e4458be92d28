package concordat.feed;

import static concordat.feed.TestNetwork.bytes;
import static concordat.feed.TestNetwork.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.feed.TestNetwork.Recorder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gateway does when the other end is wrong or hostile.
class ImpostorTest {

    @TempDir
    private Path folder;

    private TestNetwork network;
    private final ConcurrentLinkedQueue<Message> heard = new ConcurrentLinkedQueue<>();

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
    void otherNetworksFrame_isRefused() throws Exception {
        expectRefusal(
                Trouble.Kind.OTHER_NETWORK,
                () -> Frame.sign(network.key, "southshire", FrameKind.DELTA, first().head(), 1, 0, delta()));
    }

    @Test
    void gap_isRefusedAndTheWholeStateAskedFor() throws Exception {
        network.impostor((socket, said) -> {
            heard.add(said);
            if (said instanceof Message.Hello hello && hello.held().sequence() == 0) {
                send(socket, first());
            } else if (said instanceof Message.Ack) {
                send(socket, step(step(first().head()).head()));
            }
        });
        Recorder sink = new Recorder();
        try (FeedClient client = network.client("g1", sink)) {
            eventually("refused as a gap", () -> refused(client, Trouble.Kind.GAP));
            eventually("the next greeting asks for the whole state", () -> heard.stream()
                    .anyMatch(said -> said instanceof Message.Hello hello
                            && hello.wholeNeeded()
                            && hello.held().sequence() == 1));
            assertThat(sink.state()).isEqualTo("first");
        }
    }

    @Test
    void brokenChain_isRefused() throws Exception {
        expectRefusal(Trouble.Kind.BROKEN_CHAIN, () -> step(Head.of(1, Digests.sha256(bytes("another first")))));
    }

    @Test
    void oldWholeState_isRefused() throws Exception {
        expectRefusal(
                Trouble.Kind.BROKEN_CHAIN,
                () -> Frame.sign(network.key, TestNetwork.NAME, FrameKind.SNAPSHOT, Head.NONE, 2, 0, bytes("other")));
    }

    @Test
    void proofThatAnswersNothingAsked_isRefused() throws Exception {
        expectRefusal(
                Trouble.Kind.WRONG_BEAT,
                () -> Frame.sign(
                        network.key,
                        TestNetwork.NAME,
                        FrameKind.BEAT,
                        first().head(),
                        1,
                        0,
                        Beat.payload("g1", new byte[Beat.NONCE_LENGTH])));
    }

    /// The right nonce, but for a state that the gateway does not hold: it has missed something.
    @Test
    void proofOfAStateNotHeld_isRefused() throws Exception {
        AtomicReference<Buffer> nonce = new AtomicReference<>(Buffer.buffer());
        network.impostor((socket, said) -> {
            heard.add(said);
            if (said instanceof Message.Ask ask) {
                nonce.set(ask.nonce());
                send(socket, first());
            } else if (said instanceof Message.Ack) {
                Head next = step(first().head()).head();
                byte[] payload = Beat.payload("g1", nonce.get().getBytes());
                send(socket, Frame.sign(network.key, TestNetwork.NAME, FrameKind.BEAT, next, 1, 0, payload));
            }
        });
        Recorder sink = new Recorder();
        try (FeedClient client = network.client("g1", sink)) {
            eventually("a refusal", () -> refused(client, Trouble.Kind.GAP));
            assertThat(sink.proofs()).isEmpty();
        }
    }

    @Test
    void forgedPayload_isRefused() throws Exception {
        expectRefusal(Trouble.Kind.BAD_SIGNATURE, () -> {
            byte[] forged = step(first().head()).bytes().clone();
            forged[forged.length - 1] ^= 1;
            return new Frame(forged, FrameKind.DELTA);
        });
    }

    @Test
    void silence_isFoundAndTheConnectionBegunAnew() throws Exception {
        network.impostor((socket, said) -> heard.add(said));
        try (FeedClient client = network.client("g1", new Recorder())) {
            eventually("silence", () -> refused(client, Trouble.Kind.SILENT));
            eventually(
                    "a second greeting",
                    () -> heard.stream()
                                    .filter(said -> said instanceof Message.Hello)
                                    .count()
                            > 1);
        }
    }

    /// Sends a good first state, then, once that is acknowledged, the bad frame.
    private void expectRefusal(Trouble.Kind why, Supplier<Frame> bad) throws Exception {
        network.impostor((socket, said) -> {
            heard.add(said);
            if (said instanceof Message.Hello hello && hello.held().sequence() == 0) {
                send(socket, first());
            } else if (said instanceof Message.Ack) {
                send(socket, bad.get());
            }
        });
        Recorder sink = new Recorder();
        try (FeedClient client = network.client("g1", sink)) {
            eventually("refused as " + why, () -> refused(client, why));
            assertThat(sink.calls()).containsExactly("whole 1");
            assertThat(sink.state()).isEqualTo("first");
            assertThat(sink.proofs()).isEmpty();
        }
    }

    private static boolean refused(FeedClient client, Trouble.Kind why) {
        return client.status()
                .trouble()
                .filter(trouble -> trouble.kind() == why)
                .isPresent();
    }

    private Frame first() {
        return Frame.sign(network.key, TestNetwork.NAME, FrameKind.SNAPSHOT, Head.NONE, 1, 0, bytes("first"));
    }

    private Frame step(Head previous) {
        return Frame.sign(network.key, TestNetwork.NAME, FrameKind.DELTA, previous, 1, 0, delta());
    }

    private static byte[] delta() {
        return Frame.joined(List.of(bytes("d")));
    }

    private static void send(NetSocket socket, Frame frame) {
        socket.write(Messages.encode(new Message.Framed(frame.bytes())));
    }
}
