package concordat.records;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// What one write to the log holds: the records that were waiting, chained to the frame before.
///
/// ```
///   0       4        8                16      20                28             60        length-36  length-4
///   | magic | length | first sequence | count | lost before 8   | previous 32  | records | hash 32  | crc 4 |
/// ```
///
/// `length` counts the whole frame. `lost before` counts records dropped since the frame before. `hash` is SHA-256 of
/// everything ahead of it, the previous hash included; the CRC covers everything ahead of itself and tells a torn
/// write from a changed one. Hashes are lower-case hex here.
record Frame(long firstSequence, int count, long lostBefore, String previous, ByteBuffer records, String hash) {

    /// The previous hash of a log's first frame.
    static final String NO_HASH = "0".repeat(64);

    static final int MAGIC = 0x43_44_52_46;
    static final int HASH = 32;
    static final int HEAD = 28 + HASH;
    static final int TAIL = HASH + Integer.BYTES;
    static final int MAX_LENGTH = 64 << 20;

    private static final HexFormat HEX = HexFormat.of();

    static ByteBuffer encode(long firstSequence, long lostBefore, String previous, List<byte[]> records) {
        int length = HEAD + TAIL;
        for (byte[] bytes : records) {
            length += bytes.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(MAGIC).putInt(length).putLong(firstSequence).putInt(records.size());
        out.putLong(lostBefore).put(HEX.parseHex(previous));
        for (byte[] bytes : records) {
            out.put(bytes);
        }
        out.put(sha256(out.array(), out.position()));
        out.putInt(crc(out.array(), out.position()));
        return out.flip();
    }

    /// What stands at a place in a log.
    sealed interface Found {
        record Whole(Frame frame, int length) implements Found {}

        /// The bytes end before the frame does, or were never wholly written.
        record Torn() implements Found {}
    }

    /// @param in from the frame's first byte; not moved
    static Found decode(ByteBuffer in) {
        ByteBuffer bytes = in.slice();
        if (bytes.remaining() < HEAD + TAIL || bytes.getInt(0) != MAGIC) {
            return new Found.Torn();
        }
        int length = bytes.getInt(4);
        if (length < HEAD + TAIL || length > bytes.remaining()) {
            return new Found.Torn();
        }
        byte[] whole = new byte[length];
        bytes.get(0, whole);
        if (crc(whole, length - Integer.BYTES) != bytes.getInt(length - Integer.BYTES)) {
            return new Found.Torn();
        }
        String previous = HEX.formatHex(whole, HEAD - HASH, HEAD);
        String hash = HEX.formatHex(whole, length - TAIL, length - Integer.BYTES);
        ByteBuffer records = ByteBuffer.wrap(whole, HEAD, length - HEAD - TAIL);
        return new Found.Whole(
                new Frame(bytes.getLong(8), bytes.getInt(16), bytes.getLong(20), previous, records, hash), length);
    }

    /// @return whether the frame's hash is that of its bytes; one that is not was changed and its CRC mended
    static boolean hashHolds(ByteBuffer in, int length) {
        byte[] whole = new byte[length - TAIL];
        in.slice().get(0, whole);
        byte[] said = new byte[HASH];
        in.slice().get(length - TAIL, said);
        return MessageDigest.isEqual(said, sha256(whole, whole.length));
    }

    /// @return the hash that an encoded frame states
    static String hash(ByteBuffer frame) {
        byte[] hash = new byte[HASH];
        frame.get(frame.limit() - TAIL, hash);
        return HEX.formatHex(hash);
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
