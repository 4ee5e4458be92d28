package concordat.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, which every Java has.
final class Digests {

    static final int LENGTH = 32;

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        return sha256(bytes, 0, bytes.length);
    }

    static byte[] sha256(byte[] bytes, int offset, int length) {
        MessageDigest digest = fresh();
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static long firstLong(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }
}
