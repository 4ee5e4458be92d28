package concordat.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 hash in the tree. Leaves and nodes are hashed under different prefixes, so that neither can be passed
/// off as the other (RFC 6962, 2.1).
public final class Hash {

    /// Looking an algorithm up by its name takes as long as hashing an act; copying a fresh one does not.
    private static final MessageDigest FRESH = named();

    /// The root of the tree that holds nothing.
    public static final Hash EMPTY = new Hash(sha256().digest());

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException when they are not 32
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, not " + LENGTH);
        }
        return new Hash(bytes.clone());
    }

    /// @throws IllegalArgumentException when it is not 64 lower-case hexadecimal digits
    public static Hash ofHex(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash [" + hex + "] is not 64 lower-case hexadecimal digits");
        }
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /// @return the hash of what an act is written as
    public static Hash leaf(byte[] act) {
        MessageDigest sha = sha256();
        sha.update((byte) 0);
        return new Hash(sha.digest(act));
    }

    /// @return the hash of two subtrees
    public static Hash node(Hash left, Hash right) {
        MessageDigest sha = sha256();
        sha.update((byte) 1);
        sha.update(left.bytes);
        return new Hash(sha.digest(right.bytes));
    }

    /// @return a copy of the 32 bytes
    public byte[] bytes() {
        return bytes.clone();
    }

    /// @return 64 lower-case hexadecimal digits
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return named();
        }
    }

    private static MessageDigest named() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(hash.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
