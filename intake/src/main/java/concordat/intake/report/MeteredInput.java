package concordat.intake.report;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Counts and digests what passes, and stops a reader that takes in too much at one go, so that no single tag or text
/// of a hostile file can fill the memory.
public final class MeteredInput extends InputStream {

    /// One part of the file is longer than is allowed for a part.
    public static final class PartTooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private PartTooLarge(long limit) {
            super("one part is longer than " + limit + " bytes");
        }
    }

    private static final int BUFFER = 1 << 17;

    private final InputStream in;
    private final long partLimit;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long bytes;
    private long partStart;
    private boolean ended;

    /// @param partLimit how many bytes may pass between two calls of [#newPart()]
    public MeteredInput(InputStream in, long partLimit) {
        this.in = in;
        this.partLimit = partLimit;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Starts a new part.
    public void newPart() {
        partStart = bytes;
    }

    /// How many bytes have passed.
    public long bytes() {
        return bytes;
    }

    /// Whether the end has been seen.
    public boolean ended() {
        return ended;
    }

    /// @return lower-case hex SHA-256 of all that passed; call it once, at the end
    public String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == filled) {
            filled = in.read(buffer, 0, buffer.length);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                ended = true;
                return -1;
            }
            digest.update(buffer, 0, filled);
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        bytes += count;
        if (bytes - partStart > partLimit) {
            throw new PartTooLarge(partLimit);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
