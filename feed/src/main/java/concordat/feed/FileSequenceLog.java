package concordat.feed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A [SequenceLog] in a file of two slots, written by turns and forced each time: a torn write spoils one slot and
/// leaves the other. For a control plane on one machine; it does not notice a second writer.
public final class FileSequenceLog implements SequenceLog, Closeable {

    private static final int SLOT = 8 + Digests.LENGTH + 8;

    private final FileChannel channel;

    private FileSequenceLog(FileChannel channel) {
        this.channel = channel;
    }

    public static FileSequenceLog open(Path file) throws IOException {
        return new FileSequenceLog(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public Head last() throws IOException {
        Optional<Head> even = slot(0);
        Optional<Head> odd = slot(1);
        if (even.isEmpty() && odd.isEmpty() && channel.size() > 0) {
            throw new IOException("both slots of the sequence file are damaged: how far the feed has come is unknown");
        }
        Head a = even.orElse(Head.NONE);
        Head b = odd.orElse(Head.NONE);
        return a.sequence() > b.sequence() ? a : b;
    }

    @Override
    public void append(Head head) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(SLOT).putLong(head.sequence()).put(head.hash());
        slot.putLong(check(slot.array()));
        slot.flip();
        long at = at((int) (head.sequence() & 1));
        while (slot.hasRemaining()) {
            at += channel.write(slot, at);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Optional<Head> slot(int which) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        while (slot.hasRemaining()) {
            if (channel.read(slot, at(which) + slot.position()) < 0) {
                return Optional.empty();
            }
        }
        slot.flip();
        long sequence = slot.getLong();
        byte[] hash = new byte[Digests.LENGTH];
        slot.get(hash);
        return slot.getLong() == check(slot.array()) && sequence > 0
                ? Optional.of(Head.of(sequence, hash))
                : Optional.empty();
    }

    private static long at(int which) {
        return (long) which * SLOT;
    }

    private static long check(byte[] slot) {
        CRC32C crc = new CRC32C();
        crc.update(slot, 0, SLOT - 8);
        return crc.getValue();
    }
}
