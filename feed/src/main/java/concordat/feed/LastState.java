package concordat.feed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A gateway's last state on disk: a whole state and the deltas since, as the signed frames themselves, and when it was
/// last proven current.
///
/// ```
///   0   "CONCLAST", then the version, 8 bytes
///   16  proof slot: sequence, wall clock when asked, CRC-32C (24 bytes)
///   40  the other proof slot, written by turns
///   64  frames, each: length (4), its complement (4), frame, CRC-32C of the frame (4)
/// ```
///
/// Frames are forced before anything is acknowledged; proofs are not, since losing one only shortens a lease. A whole
/// state begins a new file, which takes the old one's place in one rename. Used from one thread.
final class LastState implements Closeable {

    static final long MAGIC = 0x434F_4E43_4C41_5354L;
    static final long VERSION = 1;
    static final int PROOFS_AT = 16;
    static final int PROOF_LENGTH = 24;
    /// A length that can be believed: with a turned bit in it, damage would pass for a write cut short.
    static final int PREFIX = 8;
    static final int FRAMES_AT = PROOFS_AT + 2 * PROOF_LENGTH;

    private final Path path;
    private FileChannel channel;
    private long end;
    private long wholeEnd;
    private int nextSlot;
    private Optional<Kept> kept;

    /// A proof as the file keeps it: the monotonic clock does not outlive a process.
    record Kept(long sequence, long wallMicros) {}

    LastState(Path path, FileChannel channel, long wholeEnd, long end, Optional<Kept> kept) {
        this.path = path;
        this.channel = channel;
        this.end = end;
        this.wholeEnd = wholeEnd;
        this.kept = kept;
    }

    /// @param whole what the new file begins with
    /// @param steps what follows it
    void begin(Frame whole, List<Frame> steps) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        FileChannel next = FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean inPlace = false;
        try {
            writeAll(
                    next,
                    ByteBuffer.allocate(16).putLong(MAGIC).putLong(VERSION).flip(),
                    0);
            writeAll(next, ByteBuffer.allocate(2 * PROOF_LENGTH), PROOFS_AT);
            if (kept.isPresent()) {
                writeAll(next, slot(kept.get()), PROOFS_AT);
            }
            long at = writeFrame(next, whole, FRAMES_AT);
            long afterWhole = at;
            for (Frame step : steps) {
                at = writeFrame(next, step, at);
            }
            next.force(true);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            channel.close();
            channel = next;
            inPlace = true;
            end = at;
            wholeEnd = afterWhole;
            nextSlot = 1;
        } finally {
            if (!inPlace) {
                next.close();
            }
        }
    }

    /// Adds steps after what is there, and forces them.
    void append(List<Frame> steps) throws IOException {
        long at = end;
        for (Frame step : steps) {
            at = writeFrame(channel, step, at);
        }
        channel.force(false);
        end = at;
    }

    void prove(Proof proof) throws IOException {
        Kept newest = new Kept(proof.sequence(), proof.wallMicros());
        writeAll(channel, slot(newest), PROOFS_AT + (long) nextSlot * PROOF_LENGTH);
        nextSlot = 1 - nextSlot;
        kept = Optional.of(newest);
    }

    /// @return bytes that a new whole state would save
    long stepBytes() {
        return end - wholeEnd;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static ByteBuffer slot(Kept proof) {
        ByteBuffer slot =
                ByteBuffer.allocate(PROOF_LENGTH).putLong(proof.sequence()).putLong(proof.wallMicros());
        return slot.putLong(check(slot.array(), PROOF_LENGTH - 8)).flip();
    }

    static long check(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static long writeFrame(FileChannel to, Frame frame, long at) throws IOException {
        byte[] bytes = frame.bytes();
        ByteBuffer before = ByteBuffer.allocate(PREFIX)
                .putInt(bytes.length)
                .putInt(~bytes.length)
                .flip();
        ByteBuffer after =
                ByteBuffer.allocate(4).putInt((int) check(bytes, bytes.length)).flip();
        long next = writeAll(to, before, at);
        next = writeAll(to, ByteBuffer.wrap(bytes), next);
        return writeAll(to, after, next);
    }

    private static long writeAll(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += to.write(bytes, next);
        }
        return next;
    }

    /// A rename is durable once its folder is.
    private void forceFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}
