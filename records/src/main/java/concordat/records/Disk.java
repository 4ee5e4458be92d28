package concordat.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Opens segments; apart so that a test can fill it.
interface Disk {

    /// @param at where writing goes on; what stands behind it is cut off
    Segment open(Path file, long at) throws IOException;

    /// One segment that is being written.
    interface Segment extends AutoCloseable {

        void write(ByteBuffer bytes) throws IOException;

        void force() throws IOException;

        void truncate(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    /// @return the machine's own
    static Disk real() {
        return (file, at) -> {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(at);
            channel.position(at);
            return new ChannelSegment(channel);
        };
    }
}
