package concordat.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    private static final Ed25519Key KEY = key(1);
    private static final String NETWORK = "northshire";
    private static final FrameReader READER = new FrameReader(NETWORK, List.of(KEY.publicKey()), 1 << 20, false);
    private static final Head SEVEN = Head.of(7, Digests.sha256(text("seven")));

    @Test
    void read_signedFrame_givesBackWhatWasSigned() {
        Frame frame = Frame.sign(
                KEY, NETWORK, FrameKind.DELTA, SEVEN, 1_234, 0, Frame.joined(List.of(text("a"), text("bc"))));

        Frame read = taken(frame.bytes());

        assertThat(read.kind()).isEqualTo(FrameKind.DELTA);
        assertThat(read.sequence()).isEqualTo(8);
        assertThat(read.previous()).isEqualTo(SEVEN);
        assertThat(read.at()).isEqualTo(1_234);
        assertThat(Frame.parted(read.payload()))
                .containsExactly(ByteBuffer.wrap(text("a")), ByteBuffer.wrap(text("bc")));
        assertThat(read.head()).isEqualTo(frame.head());
    }

    /// The bytes of version 1, kept for ever: a frame once signed stays readable and keeps its hash.
    @ParameterizedTest
    @CsvSource({"SNAPSHOT", "DELTA", "BEAT", "CHECKPOINT"})
    void bytes_ofEachKind_areThoseOfTheGoldenFile(FrameKind kind) throws IOException {
        byte[] payload =
                switch (kind) {
                    case SNAPSHOT, CHECKPOINT -> text("the whole state");
                    case DELTA -> Frame.joined(List.of(text("first"), text("second")));
                    case BEAT -> Beat.payload("gateway-1", Arrays.copyOf(text("nonce"), Beat.NONCE_LENGTH));
                };
        Frame frame = Frame.sign(KEY, NETWORK, kind, SEVEN, 1_790_000_000_000_000L, 0, payload);

        assertThat(HexFormat.of().formatHex(frame.bytes())).isEqualTo(golden(kind.name()));
        assertThat(HexFormat.of().formatHex(frame.head().hash())).isEqualTo(golden(kind.name() + ".head"));
        taken(HexFormat.of().parseHex(golden(kind.name())));
    }

    @Test
    void read_unknownVersion_isRefusedBeforeAnythingElse() {
        byte[] bytes = delta().clone();
        bytes[FrameLayout.VERSION_AT + 1] = 2;

        assertThat(why(READER, bytes)).isEqualTo(Trouble.Kind.UNKNOWN_VERSION);
    }

    @Test
    void read_otherNetwork_isRefused() {
        byte[] bytes = Frame.sign(KEY, "southshire", FrameKind.SNAPSHOT, SEVEN, 1, 0, text("s"))
                .bytes();

        assertThat(why(READER, bytes)).isEqualTo(Trouble.Kind.OTHER_NETWORK);
    }

    @Test
    void read_keyNotPinned_isRefused() {
        byte[] bytes = Frame.sign(key(2), NETWORK, FrameKind.SNAPSHOT, SEVEN, 1, 0, text("s"))
                .bytes();

        assertThat(why(READER, bytes)).isEqualTo(Trouble.Kind.UNKNOWN_KEY);
    }

    @Test
    void read_movedClock_isTakenOnlyByADemonstration() {
        byte[] bytes = Frame.sign(KEY, NETWORK, FrameKind.SNAPSHOT, SEVEN, 1, 5_000_000, text("s"))
                .bytes();

        assertThat(why(READER, bytes)).isEqualTo(Trouble.Kind.CLOCK_MOVED);
        FrameReader demonstration = new FrameReader(NETWORK, List.of(KEY.publicKey()), 1 << 20, true);
        assertThat(demonstration.read(bytes)).isInstanceOfSatisfying(Reading.Taken.class, read -> assertThat(
                        read.frame().clockOffset())
                .isEqualTo(5_000_000));
    }

    @Test
    void read_largerThanTheLimit_isRefused() {
        FrameReader small = new FrameReader(NETWORK, List.of(KEY.publicKey()), 100, false);

        assertThat(why(small, delta())).isEqualTo(Trouble.Kind.TOO_LARGE);
    }

    @Test
    void read_anyBitTurned_isRefused() {
        byte[] good = delta();
        for (int i = 0; i < good.length * 8; i++) {
            byte[] bad = good.clone();
            bad[i / 8] = (byte) (bad[i / 8] ^ (1 << (i % 8)));

            assertThat(READER.read(bad)).as("bit %d", i).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void read_anyLengthButItsOwn_isRefused() {
        byte[] good = delta();
        for (int length = 0; length < good.length + 3; length++) {
            if (length != good.length) {
                assertThat(READER.read(Arrays.copyOf(good, length))).isInstanceOf(Reading.Refused.class);
            }
        }
    }

    @Property(tries = 5_000)
    void read_anyBytes_areRefusedWithoutException(@ForAll byte[] noise) {
        assertThat(READER.read(noise)).isInstanceOf(Reading.Refused.class);
    }

    /// Signed by the right key, so that the payload's own form is reached.
    @Property(tries = 1_000)
    void read_anySignedPayload_isTakenOrRefusedButNeverHalfRead(
            @ForAll byte[] payload, @ForAll FrameKind kind, @ForAll @IntRange(max = 1) int base) {
        Frame frame = Frame.sign(KEY, NETWORK, kind, base == 0 ? Head.NONE : SEVEN, 1, 0, payload);

        if (READER.read(frame.bytes()) instanceof Reading.Taken taken && kind == FrameKind.DELTA) {
            List<byte[]> parts = Frame.parted(taken.frame().payload()).stream()
                    .map(part -> {
                        byte[] bytes = new byte[part.remaining()];
                        part.get(bytes);
                        return bytes;
                    })
                    .toList();
            assertThat(Frame.joined(parts)).isEqualTo(payload);
        }
    }

    @Test
    void refusal_stepThatFollows_isNone() {
        assertThat(Link.refusal(SEVEN, false, step(SEVEN))).isEmpty();
    }

    @Test
    void refusal_gapForkAndOldFrames_areNamed() {
        Head eight = step(SEVEN).head();
        Head otherSeven = Head.of(7, Digests.sha256(text("other")));

        assertThat(refused(SEVEN, step(eight))).contains(Trouble.Kind.GAP);
        assertThat(refused(SEVEN, step(otherSeven))).contains(Trouble.Kind.BROKEN_CHAIN);
        assertThat(refused(step(eight).head(), step(SEVEN))).contains(Trouble.Kind.LOWER_SEQUENCE);
        assertThat(refused(eight, step(SEVEN))).contains(Trouble.Kind.LOWER_SEQUENCE);
        assertThat(refused(eight, step(otherSeven))).contains(Trouble.Kind.BROKEN_CHAIN);
    }

    @Test
    void refusal_wholeState_mayLeapForwardButNeverBack() {
        Frame ahead = frame(FrameKind.CHECKPOINT, Head.of(20, Digests.sha256(text("twenty"))));
        Frame behind = frame(FrameKind.CHECKPOINT, Head.of(6, Digests.sha256(text("six"))));
        Frame fork = frame(FrameKind.SNAPSHOT, Head.of(7, Digests.sha256(text("other"))));

        assertThat(refused(SEVEN, ahead)).isEmpty();
        assertThat(refused(SEVEN, frame(FrameKind.CHECKPOINT, SEVEN))).isEmpty();
        assertThat(refused(SEVEN, behind)).contains(Trouble.Kind.LOWER_SEQUENCE);
        assertThat(refused(SEVEN, fork)).contains(Trouble.Kind.BROKEN_CHAIN);
    }

    private static Optional<Trouble.Kind> refused(Head held, Frame frame) {
        return Link.refusal(held, false, frame).map(Reading.Refused::why);
    }

    private static Frame step(Head previous) {
        return Frame.sign(KEY, NETWORK, FrameKind.DELTA, previous, 1, 0, Frame.joined(List.of(text("d"))));
    }

    private static Frame frame(FrameKind kind, Head previous) {
        return Frame.sign(KEY, NETWORK, kind, previous, 1, 0, text("state"));
    }

    private static byte[] delta() {
        return step(SEVEN).bytes();
    }

    private static Frame taken(byte[] bytes) {
        Reading reading = READER.read(bytes);
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).frame();
    }

    private static Trouble.Kind why(FrameReader reader, byte[] bytes) {
        Reading reading = reader.read(bytes);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).why();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(FrameTest.class.getResourceAsStream("frames-v1.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no golden frame " + name))
                    .substring(name.length() + 1);
        }
    }

    private static Ed25519Key key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Ed25519Key.of(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
