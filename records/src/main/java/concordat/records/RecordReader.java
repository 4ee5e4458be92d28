package concordat.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads decision records back, checking the chain as it goes. May be used while a log is being written.
public final class RecordReader {

    /*
     * A write that a crash cut short leaves a torn frame, and only at the end of a segment: the next start cuts it
     * off and goes on in the same file; after a disk that refused, writing goes on in a new segment. Whatever else
     * does not fit was changed after it was written.
     */
    private RecordReader() {}

    /// How a reading ended.
    public sealed interface Outcome {

        /// @return the sequence after the last record that was read
        long next();

        /// @return records that the log itself says were lost
        long lost();

        /// Everything fits. `tornBytes` were left by a write that never finished and hold nothing that was promised.
        /// `hash` is the chain's last, in hex.
        record Sound(long next, long lost, long tornBytes, String hash) implements Outcome {}

        /// The log was changed, or a part of it is missing.
        ///
        /// @param offset of the frame that does not fit, in its file
        record Broken(long next, long lost, Path file, long offset, String why) implements Outcome {}
    }

    /// Gives every record to the reader, oldest first, up to the end or the first thing that does not fit.
    public static Outcome read(Path folder, Consumer<DecisionRecord> reader) throws IOException {
        Walk walk = new Walk(reader);
        for (Path file : Segments.in(folder)) {
            if (!walk.segment(file)) {
                break;
            }
        }
        return walk.outcome();
    }

    /// Gives the records of the newest segments to the reader, as many whole segments as fit into a number of bytes and
    /// at least one, oldest first. That nothing is missing is checked within what is read.
    public static Outcome recent(Path folder, long mostBytes, Consumer<DecisionRecord> reader) throws IOException {
        List<Path> all = Segments.in(folder);
        int from = all.size();
        long bytes = 0;
        while (from > 0 && (from == all.size() || bytes + Files.size(all.get(from - 1)) <= mostBytes)) {
            bytes += Files.size(all.get(--from));
        }
        Walk walk = new Walk(reader);
        for (Path file : all.subList(from, all.size())) {
            if (!walk.segment(file)) {
                break;
            }
        }
        return walk.outcome();
    }

    /// One reading of a folder.
    static final class Walk {
        private final Consumer<DecisionRecord> reader;
        private long next;
        private long lost;
        private long torn;
        private long end;
        private String hash = Frame.NO_HASH;
        private boolean begun;
        private Outcome.@Nullable Broken broken;

        Walk(Consumer<DecisionRecord> reader) {
            this.reader = reader;
        }

        /// @return where whole frames end in the segment read last
        long end() {
            return end;
        }

        Outcome outcome() {
            return broken != null ? broken : new Outcome.Sound(next, lost, torn, hash);
        }

        /// @return false when it does not fit
        boolean segment(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = channel.size();
                end = 0;
                while (end < size) {
                    ByteBuffer bytes = frameAt(channel, end, size);
                    switch (Frame.decode(bytes)) {
                        case Frame.Found.Torn ignored -> {
                            if (anyFrameBehind(channel, end + 1, size)) {
                                return breakOff(file, "it is damaged, with whole frames behind it");
                            }
                            torn += size - end;
                            return true;
                        }
                        case Frame.Found.Whole whole -> {
                            if (!take(file, bytes, whole)) {
                                return false;
                            }
                            end += whole.length();
                        }
                    }
                }
                return true;
            }
        }

        /// Only one frame is in memory at a time.
        private static ByteBuffer frameAt(FileChannel channel, long offset, long size) throws IOException {
            ByteBuffer head = fill(channel, offset, (int) Math.min(2 * Integer.BYTES, size - offset));
            int length = head.remaining() < 2 * Integer.BYTES ? 0 : head.getInt(4);
            boolean sane = length > 0 && length <= Frame.MAX_LENGTH && length <= size - offset;
            return sane ? fill(channel, offset, length) : head;
        }

        /// Tells a damaged frame from a torn end, behind which there is nothing.
        private static boolean anyFrameBehind(FileChannel channel, long from, long size) throws IOException {
            int window = (int) Math.min(size - from, Frame.MAX_LENGTH);
            if (window < Integer.BYTES) {
                return false;
            }
            ByteBuffer bytes = fill(channel, from, window);
            for (int at = 0; at + Integer.BYTES <= bytes.limit(); at++) {
                if (bytes.getInt(at) == Frame.MAGIC
                        && Frame.decode(frameAt(channel, from + at, size)) instanceof Frame.Found.Whole) {
                    return true;
                }
            }
            return false;
        }

        private static ByteBuffer fill(FileChannel channel, long offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
                // read again until the frame is whole
            }
            return bytes.flip();
        }

        private boolean take(Path file, ByteBuffer bytes, Frame.Found.Whole whole) {
            Frame frame = whole.frame();
            if (!Frame.hashHolds(bytes, whole.length())) {
                return breakOff(file, "its bytes do not have the hash it states");
            }
            if (begun && !frame.previous().equals(hash)) {
                return breakOff(file, "it does not follow the frame before it");
            }
            if (begun && frame.firstSequence() != next) {
                return breakOff(file, "it begins at " + frame.firstSequence() + " where " + next + " was expected");
            }
            ByteBuffer records = frame.records();
            try {
                List<DecisionRecord> all = new ArrayList<>(Math.min(frame.count(), records.remaining()));
                for (int i = 0; i < frame.count(); i++) {
                    all.add(RecordCodec.decode(records));
                }
                all.forEach(reader);
            } catch (IllegalArgumentException e) {
                return breakOff(file, String.valueOf(e.getMessage()));
            }
            begun = true;
            next = frame.firstSequence() + frame.count();
            lost += frame.lostBefore();
            hash = frame.hash();
            return true;
        }

        private boolean breakOff(Path file, String why) {
            broken = new Outcome.Broken(next, lost, file, end, why);
            return false;
        }
    }
}
