package concordat.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Appends frames to segments. Used by the log's thread, but for the counts and [#lose].
final class Writer {

    /*
     * After a failure the segment is left as it is, torn end and all, and the next batch tries a new segment: a file
     * that once failed to be forced cannot be trusted to hold what it says [1].
     *
     * [1] Rebello et al., Can Applications Recover from fsync Failures?, USENIX ATC 2020
     */
    private final RecordSettings settings;
    private final Disk disk;
    private final LongSupplier nanos;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong syncs = new AtomicLong();
    private volatile boolean failing;

    private Disk.@Nullable Segment segment;
    private long length;
    private long next;
    private long lostSaid;
    private String hash = Frame.NO_HASH;
    private boolean unsynced;
    private long unsyncedSince;

    Writer(RecordSettings settings, Disk disk, LongSupplier nanos) {
        this.settings = settings;
        this.disk = disk;
        this.nanos = nanos;
    }

    void resume(RecordLog.End end) throws IOException {
        next = end.next();
        hash = end.hash();
        Path file = end.file();
        if (file != null && end.length() < settings.segmentBytes()) {
            segment = disk.open(file, end.length());
            length = end.length();
        }
    }

    void lose(long records) {
        lost.addAndGet(records);
    }

    RecordCounts counts() {
        return new RecordCounts(written.get(), lost.get(), syncs.get(), failing);
    }

    void write(Batch batch) {
        boolean done = tryWrite(batch);
        failing = !done;
        if (!done) {
            lose(batch.size());
        }
        batch.done(done);
    }

    private boolean tryWrite(Batch batch) {
        try {
            Disk.Segment open = segment();
            long lostNow = lost.get();
            ByteBuffer frame = Frame.encode(next, lostNow - lostSaid, hash, batch.bytes());
            int size = frame.remaining();
            String newHash = Frame.hash(frame);
            open.write(frame);
            if (batch.isAwaited()) {
                open.force();
                syncs.incrementAndGet();
                unsynced = false;
            } else if (!unsynced) {
                unsynced = true;
                unsyncedSince = nanos.getAsLong();
            }
            length += size;
            next += batch.size();
            hash = newHash;
            lostSaid = lostNow;
            written.addAndGet(batch.size());
            return true;
        } catch (IOException e) {
            abandon();
            return false;
        }
    }

    private Disk.Segment segment() throws IOException {
        Disk.Segment open = segment;
        if (open != null && length >= settings.segmentBytes()) {
            open.force();
            syncs.incrementAndGet();
            unsynced = false;
            open.close();
            open = null;
        }
        if (open == null) {
            open = disk.open(Segments.named(settings.folder(), next), 0);
            length = 0;
            segment = open;
        }
        return open;
    }

    private void abandon() {
        Disk.Segment open = segment;
        segment = null;
        unsynced = false;
        if (open != null) {
            try {
                open.truncate(length);
                open.close();
            } catch (IOException e) {
                failing = true;
            }
        }
    }

    /// @return nanoseconds until a sync is due, [Long#MAX_VALUE] when there is nothing to sync
    long syncDueIn() {
        return unsynced ? unsyncedSince + settings.sync().toNanos() - nanos.getAsLong() : Long.MAX_VALUE;
    }

    void syncWhenDue() {
        Disk.Segment open = segment;
        if (open == null || syncDueIn() > 0) {
            return;
        }
        try {
            open.force();
            syncs.incrementAndGet();
            unsynced = false;
        } catch (IOException e) {
            failing = true;
            abandon();
        }
    }

    void close() {
        Disk.Segment open = segment;
        segment = null;
        if (open == null) {
            return;
        }
        try {
            open.force();
            open.close();
        } catch (IOException e) {
            failing = true;
        }
    }
}
