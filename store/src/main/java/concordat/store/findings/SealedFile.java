package concordat.store.findings;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// A file sealed with its body's key, in pieces, so that memory holds two of them whatever its size. Each piece is
/// sealed for its place, the last one as the last: none can be changed, left out or moved, and a file that was cut
/// short does not read as whole.
public final class SealedFile {

    private static final int PIECE = 256 << 10;
    private static final int MOST_SEALED = PIECE + 64;
    private static final byte[] START = {'c', 'o', 'n', 'c', 'u', 'p', 0, 1};

    private SealedFile() {}

    /// Writes a new file; when this returns, file and name are on the disk for certain.
    ///
    /// @param vault the body's own, used by nobody else meanwhile
    /// @param place what the file is, for example `report/r-7`
    /// @return how many bytes the stream brought
    /// @throws IOException when the disk is full or the stream fails; nothing of the file is left then
    public static long write(FindingVault vault, String place, InputStream in, Path file) throws IOException {
        try (Writing out = create(vault, place, file)) {
            long bytes = in.transferTo(out);
            out.finish();
            return bytes;
        }
    }

    /// Begins a new file, to be filled and then finished.
    ///
    /// @param vault the body's own, used by nobody else until the file is closed
    /// @param place as for [#write]
    /// @throws IOException when there is such a file, or the folder takes none
    public static Writing create(FindingVault vault, String place, Path file) throws IOException {
        return new Writing(
                vault,
                place,
                file,
                FileChannel.open(
                        file,
                        Set.copyOf(EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /// A file on its way. Closed before it is finished, nothing of it is left.
    public static final class Writing extends OutputStream {
        private final FindingVault vault;
        private final String place;
        private final Path file;
        private final FileChannel channel;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long number;
        private boolean finished;

        private Writing(FindingVault vault, String place, Path file, FileChannel channel) throws IOException {
            this.vault = vault;
            this.place = place;
            this.file = file;
            this.channel = channel;
            boolean begun = false;
            try {
                put(channel, ByteBuffer.wrap(START));
                begun = true;
            } finally {
                if (!begun) {
                    close();
                }
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            while (at < from + length) {
                if (filled == PIECE) {
                    seal(false); // not before there is more: the last piece is sealed as the last
                }
                int some = Math.min(PIECE - filled, from + length - at);
                System.arraycopy(bytes, at, piece, filled, some);
                filled += some;
                at += some;
            }
        }

        private void seal(boolean last) throws IOException {
            byte[] sealed = vault.seal(place(place, number++, last), Arrays.copyOf(piece, filled));
            put(
                    channel,
                    ByteBuffer.allocate(Integer.BYTES + sealed.length)
                            .putInt(last ? -sealed.length : sealed.length)
                            .put(sealed)
                            .flip());
            filled = 0;
        }

        /// Makes the file whole, and certain to be on the disk under its name.
        public void finish() throws IOException {
            seal(true);
            channel.force(true);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
            finished = true;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!finished) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// Reads what was written, from its first byte on.
    ///
    /// @param vault the body's own, used by nobody else meanwhile
    /// @param place as it was written for
    /// @throws IOException when there is no such file, or it is none of these; [FindingVault.WrongKey] comes from
    ///     reading what was changed
    public static InputStream open(FindingVault vault, String place, Path file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), MOST_SEALED));
        boolean sound = false;
        try {
            if (!Arrays.equals(in.readNBytes(START.length), START)) {
                throw new IOException(file + " is no sealed file");
            }
            sound = true;
            return new Opened(vault, place, in, file);
        } finally {
            if (!sound) {
                in.close();
            }
        }
    }

    private static String place(String place, long number, boolean last) {
        return place + "/" + number + (last ? "/last" : "");
    }

    private static final class Opened extends InputStream {
        private final FindingVault vault;
        private final String place;
        private final DataInputStream in;
        private final Path file;
        private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
        private long number;
        private boolean over;

        private Opened(FindingVault vault, String place, DataInputStream in, Path file) {
            this.vault = vault;
            this.place = place;
            this.in = in;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece.read() : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            return more() ? piece.read(buffer, from, length) : -1;
        }

        @Override
        public int available() {
            return piece.available();
        }

        private boolean more() throws IOException {
            while (piece.available() == 0 && !over) {
                piece = new ByteArrayInputStream(next());
            }
            return piece.available() > 0;
        }

        private byte[] next() throws IOException {
            try {
                int length = in.readInt();
                over = length < 0;
                int size = Math.abs(length);
                if (size > MOST_SEALED) {
                    throw new IOException(file + " is damaged: a piece of " + size + " bytes");
                }
                byte[] sealed = new byte[size];
                in.readFully(sealed);
                return vault.open(place(place, number++, over), sealed);
            } catch (EOFException e) {
                throw new IOException(file + " is damaged: it breaks off after piece " + number, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
