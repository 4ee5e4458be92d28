package concordat.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a [LastState] file back. Every frame is verified as if it came from the network.
///
/// A record that ends beyond the file is the tail of a write that never finished, so nothing of it was acknowledged:
/// it is cut off. Any other fault may hide something that was acknowledged, so the state before it is returned without
/// its proof, and serves only once the control plane proves it current.
final class LastStateReader {

    private final FrameReader frames;
    private final int mostBytes;

    LastStateReader(FrameReader frames, int mostBytes) {
        this.frames = frames;
        this.mostBytes = mostBytes;
    }

    /// @param frames a whole state and what follows it; none when there is no usable state
    /// @param held where the chain stands after them
    /// @param proof when it was last proven current
    /// @param damage what was wrong with the file, empty when nothing was
    record Loaded(
            LastState file, List<Frame> frames, Head held, Optional<LastState.Kept> proof, Optional<String> damage) {}

    /// Opens the file, making it when it is missing.
    ///
    /// @throws IOException when it cannot be read or written, or belongs to another network
    Loaded open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean done = false;
        try {
            Loaded loaded = load(path, channel);
            done = true;
            return loaded;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private Loaded load(Path path, FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return nothing(path, channel, Optional.empty());
        }
        Optional<ByteBuffer> head = read(channel, 0, LastState.FRAMES_AT);
        if (head.isEmpty() || head.get().getLong(0) != LastState.MAGIC) {
            return nothing(path, channel, Optional.of("the file does not begin as a state file"));
        }
        if (head.get().getLong(8) != LastState.VERSION) {
            return nothing(
                    path,
                    channel,
                    Optional.of("state file of version " + head.get().getLong(8)));
        }
        List<Frame> read = new ArrayList<>();
        Head held = Head.NONE;
        Optional<String> damage = Optional.empty();
        long at = LastState.FRAMES_AT;
        while (at < channel.size()) {
            Entry next = entry(channel, at, read.isEmpty(), held);
            if (!(next instanceof Entry.Good good)) {
                damage = next instanceof Entry.Bad bad ? Optional.of(bad.what() + " at byte " + at) : damage;
                break;
            }
            read.add(good.frame());
            held = good.frame().head();
            at = good.end();
        }
        if (read.isEmpty()) {
            return nothing(path, channel, damage);
        }
        channel.truncate(at);
        Optional<LastState.Kept> proof = damage.isPresent() ? Optional.empty() : newest(head.get());
        long wholeEnd =
                LastState.FRAMES_AT + LastState.PREFIX + 4L + read.getFirst().length();
        return new Loaded(new LastState(path, channel, wholeEnd, at, proof), read, held, proof, damage);
    }

    private sealed interface Entry {
        record Good(Frame frame, long end) implements Entry {}

        record Torn() implements Entry {}

        record Bad(String what) implements Entry {}
    }

    private Entry entry(FileChannel channel, long at, boolean first, Head held) throws IOException {
        Optional<ByteBuffer> prefix = read(channel, at, LastState.PREFIX);
        if (prefix.isEmpty()) {
            return new Entry.Torn();
        }
        int length = prefix.get().getInt(0);
        if (length != ~prefix.get().getInt(4) || length < FrameLayout.SMALLEST || length > mostBytes) {
            return new Entry.Bad("frame of " + length + " bytes");
        }
        long end = at + LastState.PREFIX + length + 4;
        if (end > channel.size()) {
            return new Entry.Torn();
        }
        byte[] bytes = new byte[length];
        readInto(channel, at + LastState.PREFIX, ByteBuffer.wrap(bytes));
        int check = read(channel, end - 4, 4).orElseThrow().getInt(0);
        if (check != (int) LastState.check(bytes, length)) {
            return new Entry.Bad("checksum differs");
        }
        return switch (frames.read(bytes)) {
            case Reading.Taken taken -> inPlace(taken.frame(), first, held, end);
            case Reading.Refused refused -> {
                if (refused.why() == Trouble.Kind.OTHER_NETWORK) {
                    throw new IOException("the state file is of another network: " + refused.detail());
                }
                yield new Entry.Bad(refused.why() + ": " + refused.detail());
            }
        };
    }

    private static Entry inPlace(Frame frame, boolean first, Head held, long end) {
        boolean fits = first
                ? frame.kind().isWhole()
                : frame.kind() == FrameKind.DELTA
                        && Link.refusal(held, false, frame).isEmpty();
        return fits ? new Entry.Good(frame, end) : new Entry.Bad(frame.kind() + " out of place");
    }

    private static Optional<LastState.Kept> newest(ByteBuffer head) {
        Optional<LastState.Kept> newest = Optional.empty();
        for (int i = 0; i < 2; i++) {
            byte[] slot = new byte[LastState.PROOF_LENGTH];
            head.get(LastState.PROOFS_AT + i * LastState.PROOF_LENGTH, slot);
            ByteBuffer fields = ByteBuffer.wrap(slot);
            LastState.Kept kept = new LastState.Kept(fields.getLong(), fields.getLong());
            boolean whole = fields.getLong() == LastState.check(slot, LastState.PROOF_LENGTH - 8);
            if (whole
                    && kept.sequence() > 0
                    && newest.map(n -> n.wallMicros() < kept.wallMicros()).orElse(true)) {
                newest = Optional.of(kept);
            }
        }
        return newest;
    }

    private static Loaded nothing(Path path, FileChannel channel, Optional<String> damage) {
        LastState file = new LastState(path, channel, LastState.FRAMES_AT, LastState.FRAMES_AT, Optional.empty());
        return new Loaded(file, List.of(), Head.NONE, Optional.empty(), damage);
    }

    private static Optional<ByteBuffer> read(FileChannel channel, long at, int length) throws IOException {
        if (at + length > channel.size()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        readInto(channel, at, bytes);
        return Optional.of(bytes.flip());
    }

    private static void readInto(FileChannel channel, long at, ByteBuffer bytes) throws IOException {
        long start = at - bytes.position();
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new IOException("the state file was cut while it was read");
            }
        }
    }
}
