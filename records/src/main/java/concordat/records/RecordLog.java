package concordat.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A gateway's log of decisions. One thread of its own writes and forces; event loops only hand over.
public final class RecordLog implements AutoCloseable {

    private static final int MAX_BATCH = 4_096;

    private final RecordSettings settings;
    private final Ring<Entry> ring;
    private final Writer writer;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean urgent;
    private volatile boolean closing;

    /// A record on its way, and who waits for it.
    record Entry(DecisionRecord decision, @Nullable Receipt receipt) {}

    /// Told once whether a record is on disk; called on the log's own thread.
    @FunctionalInterface
    public interface Receipt {
        void done(boolean onDisk);
    }

    private RecordLog(RecordSettings settings, Disk disk, LongSupplier nanos) throws IOException {
        this.settings = settings;
        ring = new Ring<>(settings.queue());
        writer = new Writer(settings, disk, nanos);
        thread = Thread.ofPlatform().daemon().name("decision-records").unstarted(this::run);
    }

    /// Opens the log of a folder, making it when absent, and cuts off what a crash left half written.
    ///
    /// @param nanos as [System#nanoTime()]
    /// @throws IOException also when the log was changed since it was written; the message says where
    public static RecordLog open(RecordSettings settings, LongSupplier nanos) throws IOException {
        return open(settings, Disk.real(), nanos);
    }

    static RecordLog open(RecordSettings settings, Disk disk, LongSupplier nanos) throws IOException {
        Files.createDirectories(settings.folder());
        RecordLog log = new RecordLog(settings, disk, nanos);
        log.writer.resume(newest(settings.folder()));
        log.thread.start();
        return log;
    }

    /// Where a log goes on.
    record End(long next, String hash, @Nullable Path file, long length) {}

    private static End newest(Path folder) throws IOException {
        for (Path file : Segments.in(folder).reversed()) {
            RecordReader.Walk walk = new RecordReader.Walk(decision -> {});
            walk.segment(file);
            switch (walk.outcome()) {
                case RecordReader.Outcome.Broken broken ->
                    throw new IOException("decision records in " + broken.file() + " were changed at byte "
                            + broken.offset() + ": " + broken.why() + "; move the folder away to go on");
                case RecordReader.Outcome.Sound sound -> {
                    if (walk.end() > 0) {
                        return new End(sound.next(), sound.hash(), file, walk.end());
                    }
                }
            }
        }
        return new End(0, Frame.NO_HASH, null, 0);
    }

    /// Hands a record over that nobody waits for. Never blocks; callable from any thread.
    ///
    /// @return false when the queue was full and the record is lost, which is counted
    public boolean offer(DecisionRecord decision) {
        return put(new Entry(decision, null));
    }

    /// Hands a record over and tells when it is on disk. Never blocks; callable from any thread. Records that wait
    /// together are forced together.
    public void offerDurable(DecisionRecord decision, Receipt receipt) {
        if (put(new Entry(decision, receipt))) {
            urgent = true;
            LockSupport.unpark(thread);
        } else {
            receipt.done(false);
        }
    }

    private boolean put(Entry entry) {
        boolean taken = !closing && ring.offer(entry);
        if (!taken) {
            writer.lose(1);
        }
        if (asleep) {
            LockSupport.unpark(thread);
        }
        return taken;
    }

    /// @return how the log fares; callable from any thread
    public RecordCounts counts() {
        return writer.counts();
    }

    private void run() {
        while (!closing || !ring.isEmpty()) {
            awaitFirst();
            if (!urgent && !closing) {
                LockSupport.parkNanos(this, settings.gather().toNanos());
            }
            urgent = false;
            drain();
            writer.syncWhenDue();
        }
        writer.close();
    }

    private void awaitFirst() {
        asleep = true;
        while (ring.isEmpty() && !closing) {
            long due = writer.syncDueIn();
            if (due <= 0) {
                writer.syncWhenDue();
            } else if (due == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, due);
            }
        }
        asleep = false;
    }

    private void drain() {
        Entry entry = ring.poll();
        while (entry != null) {
            Batch batch = new Batch();
            while (entry != null) {
                batch.add(entry);
                entry = batch.size() < MAX_BATCH ? ring.poll() : null;
            }
            writer.write(batch);
            entry = ring.poll();
        }
    }

    /// Writes what is waiting, forces it and stops the thread. Blocks until done; later records are lost.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        drain();
        writer.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the segments there are, oldest first
    List<Path> segments() throws IOException {
        return Segments.in(settings.folder());
    }
}
