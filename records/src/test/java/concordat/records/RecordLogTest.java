package concordat.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordLogTest {

    @TempDir
    Path folder;

    @Test
    void defaults_areThese() {
        assertThat(RecordSettings.in(folder))
                .isEqualTo(new RecordSettings(folder, 64L << 20, 65_536, Duration.ofMillis(5), Duration.ofMillis(500)));
    }

    @Test
    void whatWasOffered_isReadBackInOrder() throws IOException {
        try (RecordLog log = RecordLog.open(settings(), System::nanoTime)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(log.offer(decision(i))).isTrue();
            }
        }
        List<DecisionRecord> read = new ArrayList<>();
        RecordReader.Outcome outcome = RecordReader.read(folder, read::add);
        assertThat(outcome).isInstanceOf(RecordReader.Outcome.Sound.class);
        assertThat(outcome.next()).isEqualTo(1_000);
        assertThat(outcome.lost()).isZero();
        assertThat(read).hasSize(1_000).first().isEqualTo(decision(0));
        assertThat(read).last().isEqualTo(decision(999));
    }

    @Test
    void durable_isTold_onlyOnceForced() throws Exception {
        FullDisk disk = new FullDisk();
        try (RecordLog log = RecordLog.open(settings(), disk, System::nanoTime)) {
            assertThat(durable(log, 1)).isTrue();
            assertThat(disk.forced).isTrue();
            assertThat(log.counts().syncs()).isPositive();
        }
    }

    @Test
    void full_durableIsRefused_andTheLossStandsInTheLog() throws Exception {
        FullDisk disk = new FullDisk();
        try (RecordLog log = RecordLog.open(settings(), disk, System::nanoTime)) {
            assertThat(durable(log, 0)).isTrue();
            disk.full.set(true);
            assertThat(durable(log, 1)).isFalse();
            assertThat(durable(log, 2)).isFalse();
            assertThat(log.counts().failing()).isTrue();
            assertThat(log.counts().lost()).isEqualTo(2);
            disk.full.set(false);
            assertThat(durable(log, 3)).isTrue();
            assertThat(log.counts().failing()).isFalse();
        }
        List<DecisionRecord> read = new ArrayList<>();
        RecordReader.Outcome outcome = RecordReader.read(folder, read::add);
        assertThat(outcome).isInstanceOf(RecordReader.Outcome.Sound.class);
        assertThat(outcome.lost()).isEqualTo(2);
        assertThat(read).containsExactly(decision(0), decision(3));
    }

    @Test
    void queueFull_losesAndCounts_andNeverBlocks() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        FullDisk disk = new FullDisk();
        disk.stuck = stuck;
        RecordSettings small = new RecordSettings(folder, 1 << 20, 4, Duration.ZERO, Duration.ZERO);
        try (RecordLog log = RecordLog.open(small, disk, System::nanoTime)) {
            for (int i = 0; i < 100; i++) {
                log.offer(decision(i));
            }
            assertThat(log.counts().lost()).isPositive();
            stuck.countDown();
        }
        RecordReader.Outcome outcome = RecordReader.read(folder, decision -> {});
        assertThat(outcome.next()).isLessThan(100);
    }

    @Test
    void segments_followOneAnother_andReopeningGoesOn() throws IOException {
        RecordSettings small = new RecordSettings(folder, 4_096, 1_024, Duration.ZERO, Duration.ZERO);
        for (int round = 0; round < 3; round++) {
            try (RecordLog log = RecordLog.open(small, System::nanoTime)) {
                for (int i = 0; i < 100; i++) {
                    CompletableFuture<Boolean> done = new CompletableFuture<>();
                    log.offerDurable(decision(round * 100 + i), done::complete);
                    assertThat(done.join()).isTrue();
                }
                assertThat(log.segments()).hasSizeGreaterThan(round + 1);
            }
        }
        List<DecisionRecord> read = new ArrayList<>();
        RecordReader.read(folder, read::add);
        assertThat(read).hasSize(300);
        assertThat(read.stream().map(DecisionRecord::at)).isSorted();
    }

    @Test
    void tornTail_isCutOffAtEveryLength_andWritingGoesOn() throws IOException {
        write(0, 1);
        long whole = Files.size(file());
        write(1, 2);
        byte[] both = Files.readAllBytes(file());
        for (int length = (int) whole; length < both.length; length += 7) {
            Files.write(file(), Arrays.copyOf(both, length));
            write(5, 6);
            List<DecisionRecord> read = new ArrayList<>();
            assertThat(RecordReader.read(folder, read::add)).isInstanceOf(RecordReader.Outcome.Sound.class);
            assertThat(read).containsExactly(decision(0), decision(5));
        }
    }

    @Test
    void aChangedByteAnywhere_isFound() throws IOException {
        write(0, 3);
        write(3, 6);
        byte[] sound = Files.readAllBytes(file());
        int first = ByteBuffer.wrap(sound).getInt(4);
        for (int at = 0; at < first; at += 3) {
            byte[] changed = sound.clone();
            changed[at] ^= 1;
            Files.write(file(), changed);
            assertThat(RecordReader.read(folder, decision -> {}))
                    .as("byte %d", at)
                    .isInstanceOf(RecordReader.Outcome.Broken.class);
        }
        assertThatThrownBy(() -> RecordLog.open(settings(), System::nanoTime))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("move the folder away");
    }

    @Test
    void aFrameTakenOut_isFound() throws IOException {
        write(0, 1);
        write(1, 2);
        long second = Files.size(file());
        write(2, 3);
        byte[] all = Files.readAllBytes(file());
        int first = ByteBuffer.wrap(all).getInt(4);
        try (FileChannel out =
                FileChannel.open(file(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(all, 0, first));
            out.write(ByteBuffer.wrap(all, (int) second, all.length - (int) second));
        }
        assertThat(RecordReader.read(folder, decision -> {})).isInstanceOf(RecordReader.Outcome.Broken.class);
    }

    @Test
    void manyWriters_loseNothing() throws Exception {
        int writers = 4;
        int each = 5_000;
        try (RecordLog log = RecordLog.open(settings(), System::nanoTime)) {
            List<Thread> threads = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < each; i++) {
                        log.offer(decision(i));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(RecordReader.read(folder, decision -> {}).next()).isEqualTo((long) writers * each);
    }

    private void write(int from, int to) throws IOException {
        try (RecordLog log = RecordLog.open(settings(), System::nanoTime)) {
            for (int i = from; i < to; i++) {
                log.offer(decision(i));
            }
        }
    }

    private Path file() throws IOException {
        return Segments.in(folder).getFirst();
    }

    private static boolean durable(RecordLog log, int number) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        log.offerDurable(decision(number), done::complete);
        return done.get(10, TimeUnit.SECONDS);
    }

    private RecordSettings settings() {
        return RecordSettings.in(folder);
    }

    private static DecisionRecord decision(int number) {
        return new DecisionRecord(
                1_000_000L + number,
                7,
                "g1-" + number,
                DecisionRecord.Kind.AT_START,
                "device-" + number % 10,
                "env-1",
                "route-2",
                Optional.of(Action.VIEW),
                BitSet.valueOf(new long[] {0xf0f0L + number, 3}),
                5,
                number % 2 == 0 ? 0 : 2_002);
    }

    /// A disk that can be full, or stuck.
    private static final class FullDisk implements Disk {
        private final AtomicBoolean full = new AtomicBoolean();
        private volatile boolean forced;
        private volatile CountDownLatch stuck = new CountDownLatch(0);

        @Override
        public Segment open(Path file, long at) throws IOException {
            Segment real = Disk.real().open(file, at);
            return new Segment() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    if (full.get()) {
                        real.write(bytes.slice(0, bytes.remaining() / 2));
                        throw new IOException("No space left on device");
                    }
                    real.write(bytes);
                }

                @Override
                public void force() throws IOException {
                    real.force();
                    forced = true;
                }

                @Override
                public void truncate(long length) throws IOException {
                    real.truncate(length);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }
    }
}
