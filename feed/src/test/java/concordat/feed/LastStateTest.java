package concordat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastStateTest {

    private static final Ed25519Key KEY = Ed25519Key.of(new byte[32]);
    private static final int MOST = 1 << 20;

    @TempDir
    private Path folder;

    private final Frame whole =
            Frame.sign(KEY, "northshire", FrameKind.CHECKPOINT, Head.of(5, new byte[32]), 1, 0, text("whole"));
    private final Frame six = step(whole.head());
    private final Frame seven = step(six.head());

    @Test
    void open_nothingThere_isEmptyAndUsable() throws IOException {
        try (LastState file = open().file()) {
            file.begin(whole, List.of());
        }
        assertThat(open().held()).isEqualTo(whole.head());
    }

    @Test
    void open_afterAppends_givesEveryFrameAndTheNewestProof() throws IOException {
        LastState file = open().file();
        file.begin(whole, List.of(six));
        file.append(List.of(seven));
        file.prove(new Proof(6, 1_000, 0));
        file.prove(new Proof(7, 2_000, 0));
        file.prove(new Proof(7, 3_000, 0));
        // Not closed: the process was killed.

        LastStateReader.Loaded loaded = open();

        assertThat(loaded.frames()).extracting(Frame::sequence).containsExactly(5L, 6L, 7L);
        assertThat(loaded.held()).isEqualTo(seven.head());
        assertThat(loaded.proof()).contains(new LastState.Kept(7, 3_000));
        assertThat(loaded.damage()).isEmpty();
    }

    /// Whatever was forced before survives, wherever the next write was cut off, and the file can be written on.
    @Test
    void open_tailTornAnywhere_keepsAllThatWasForced() throws IOException {
        LastState file = open().file();
        file.begin(whole, List.of(six));
        file.prove(new Proof(6, 1_000, 0));
        long forced = Files.size(path());
        file.append(List.of(seven));
        byte[] all = Files.readAllBytes(path());
        for (int length = (int) forced; length < all.length; length++) {
            Files.write(path(), Arrays.copyOf(all, length));

            LastStateReader.Loaded loaded = open();

            assertThat(loaded.held()).as("cut to %d bytes", length).isEqualTo(six.head());
            assertThat(loaded.proof()).contains(new LastState.Kept(6, 1_000));
            loaded.file().append(List.of(seven));
            assertThat(open().held()).isEqualTo(seven.head());
        }
    }

    /// What is damaged may have been acknowledged, so what is left must be proven anew before it serves.
    @Test
    void open_damagedWithin_keepsWhatIsBeforeWithoutItsProof() throws IOException {
        LastState file = open().file();
        file.begin(whole, List.of());
        long before = Files.size(path());
        file.append(List.of(six, seven));
        file.prove(new Proof(7, 1_000, 0));
        byte[] all = Files.readAllBytes(path());
        for (int at = (int) before; at < before + LastState.PREFIX + six.length() + 4; at++) {
            byte[] bad = all.clone();
            bad[at] ^= 0x10;
            Files.write(path(), bad);

            LastStateReader.Loaded loaded = open();

            assertThat(loaded.held()).as("byte %d", at).isEqualTo(whole.head());
            assertThat(loaded.damage()).as("byte %d", at).isPresent();
            assertThat(loaded.proof()).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void open_oneProofSlotTorn_givesTheOlderProof() throws IOException {
        LastState file = open().file();
        file.begin(whole, List.of());
        file.prove(new Proof(5, 1_000, 0));
        file.prove(new Proof(5, 2_000, 0));
        byte[] all = Files.readAllBytes(path());
        all[LastState.PROOFS_AT + 10] ^= 1;
        Files.write(path(), all);

        assertThat(open().proof()).contains(new LastState.Kept(5, 1_000));
    }

    @Test
    void open_fileOfAnotherNetwork_isRefusedAndLeftAlone() throws IOException {
        LastState file = open().file();
        file.begin(whole, List.of());
        byte[] before = Files.readAllBytes(path());
        LastStateReader other =
                new LastStateReader(new FrameReader("southshire", List.of(KEY.publicKey()), MOST, false), MOST);

        assertThatThrownBy(() -> other.open(path())).hasMessageContaining("network northshire, not southshire");
        assertThat(Files.readAllBytes(path())).isEqualTo(before);
    }

    @Test
    void open_notAStateFile_startsFromNothingAndSaysSo() throws IOException {
        Files.writeString(path(), "something else altogether, longer than the head of a state file would be");

        LastStateReader.Loaded loaded = open();

        assertThat(loaded.frames()).isEmpty();
        assertThat(loaded.damage()).isPresent();
    }

    @Test
    void sequenceLog_tornSlot_givesTheHeadBefore() throws IOException {
        Path file = folder.resolve("sequence");
        try (FileSequenceLog log = FileSequenceLog.open(file)) {
            assertThat(log.last()).isEqualTo(Head.NONE);
            log.append(six.head());
            log.append(seven.head());
            assertThat(log.last()).isEqualTo(seven.head());
        }
        byte[] all = Files.readAllBytes(file);
        byte[] torn = all.clone();
        torn[torn.length - 20] ^= 1;
        Files.write(file, torn);
        try (FileSequenceLog log = FileSequenceLog.open(file)) {
            assertThat(log.last()).isEqualTo(six.head());
        }
        Files.write(file, new byte[all.length]);
        try (FileSequenceLog log = FileSequenceLog.open(file)) {
            assertThatThrownBy(log::last).isInstanceOf(IOException.class);
        }
    }

    @Test
    void follower_killedAfterAcknowledging_comesBackWithItAndItsAge() throws IOException {
        ClientSettings settings = settings();
        FakeClock clock = new FakeClock(10_000_000);
        TestNetwork.Recorder first = new TestNetwork.Recorder();
        Follower follower = new Follower(settings, clock, first, Runnable::run);
        follower.load().join();
        follower.take(List.of(whole)).join();
        assertThat(follower.prove(new Proof(5, 10_000_000, clock.nanos()), 0)).isEmpty();
        assertThat(follower.take(List.of(six)).join()).isEqualTo(new Follower.Outcome.Reached(six.head()));
        // Killed here.

        FakeClock later = new FakeClock(13_000_000);
        TestNetwork.Recorder second = new TestNetwork.Recorder();
        Follower restarted = new Follower(settings, later, second, Runnable::run);
        restarted.load().join();

        assertThat(second.state()).isEqualTo("wholed");
        assertThat(restarted.wholeNeeded()).isFalse();
        assertThat(second.proofs()).singleElement().satisfies(proof -> {
            assertThat(proof.provenAt(later)).isEqualTo(10_000_000);
            later.pass(500_000);
            assertThat(later.micros() - proof.provenAt(later)).isEqualTo(3_500_000);
        });
    }

    @Test
    void follower_restartedWithItsWallClockSetBack_hasNoProof() throws IOException {
        ClientSettings settings = settings();
        FakeClock clock = new FakeClock(10_000_000);
        Follower follower = new Follower(settings, clock, new TestNetwork.Recorder(), Runnable::run);
        follower.load().join();
        follower.take(List.of(whole)).join();
        assertThat(follower.prove(new Proof(5, 10_000_000, clock.nanos()), 0)).isEmpty();

        TestNetwork.Recorder second = new TestNetwork.Recorder();
        Follower restarted = new Follower(settings, new FakeClock(9_000_000), second, Runnable::run);
        restarted.load().join();

        assertThat(second.state()).isEqualTo("whole");
        assertThat(restarted.proof()).isEmpty();
        assertThat(second.proofs()).isEmpty();
    }

    @Test
    void proof_whicheverClockSaysLonger_counts() {
        FakeClock clock = new FakeClock(10_000_000);
        Proof proof = new Proof(1, clock.micros(), clock.nanos());

        clock.pass(1_000_000);
        assertThat(clock.micros() - proof.provenAt(clock)).isEqualTo(1_000_000);
        clock.set(4_000_000);
        assertThat(clock.micros() - proof.provenAt(clock)).as("set back").isEqualTo(1_000_000);
        clock.set(60_000_000);
        assertThat(clock.micros() - proof.provenAt(clock)).as("set forward").isEqualTo(50_000_000);
    }

    /// A clock that is told.
    static final class FakeClock implements FeedClock {

        private long micros;
        private long nanos = 77_000_000_000L;

        FakeClock(long micros) {
            this.micros = micros;
        }

        void pass(long by) {
            micros += by;
            nanos += by * 1_000;
        }

        void set(long wall) {
            micros = wall;
        }

        @Override
        public long micros() {
            return micros;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private ClientSettings settings() {
        return new ClientSettings(
                "northshire",
                "g1",
                "localhost",
                1,
                new FeedTls("", "", ""),
                Set.of(KEY.publicKey()),
                path(),
                false,
                ClientPace.standard());
    }

    private LastStateReader.Loaded open() throws IOException {
        FrameReader frames = new FrameReader("northshire", List.of(KEY.publicKey()), MOST, false);
        return new LastStateReader(frames, MOST).open(path());
    }

    private Path path() {
        return folder.resolve("state");
    }

    private static Frame step(Head previous) {
        return Frame.sign(KEY, "northshire", FrameKind.DELTA, previous, 1, 0, Frame.joined(List.of(text("d"))));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
