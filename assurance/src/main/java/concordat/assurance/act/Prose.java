package concordat.assurance.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Free text or a name, kept apart from the ledger so that it can be erased. The ledger holds only the salted digest,
/// so the tree still verifies afterwards. Two are equal when their digests are; no rule ever looks at the text.
public final class Prose {

    private static final int SALT = 32;
    private static final int DIGEST = 64;
    /// Looking an algorithm up by its name takes as long as hashing a text; copying a fresh one does not.
    private static final MessageDigest FRESH = sha256();

    private final String digest;
    private final @Nullable String salt;
    private final @Nullable String text;

    private Prose(String digest, @Nullable String salt, @Nullable String text) {
        this.digest = digest;
        this.salt = salt;
        this.text = text;
    }

    /// @param salt lower-case hex, 16 random bytes, passed in
    public static Prose of(String text, String salt) {
        if (!hex(salt, SALT)) {
            throw new IllegalArgumentException(
                    "salt is not 16 bytes of lower-case hex but " + salt.length() + " characters");
        }
        return new Prose(HexFormat.of().formatHex(digest(text, salt)), salt, text);
    }

    /// A text that was kept beside its digest.
    ///
    /// @throws IllegalArgumentException when the digest is another text's
    public static Prose kept(String digest, String text, String salt) {
        byte[] found = digest(text, salt);
        if (digest.length() != DIGEST || !Arrays.equals(found, HexFormat.of().parseHex(digest))) {
            throw new IllegalArgumentException("the text kept for digest " + digest + " has digest "
                    + HexFormat.of().formatHex(found));
        }
        return new Prose(digest, salt, text);
    }

    /// A text that has been erased, or is not at hand.
    public static Prose erased(String digest) {
        if (!hex(digest, DIGEST)) {
            throw new IllegalArgumentException("digest is not lower-case hex SHA-256: " + digest);
        }
        return new Prose(digest, null, null);
    }

    /// @return lower-case hex SHA-256 over the salt's bytes and the text's UTF-8 bytes
    public String digest() {
        return digest;
    }

    /// @return the salt, empty when erased
    public Optional<String> salt() {
        return Optional.ofNullable(salt);
    }

    /// @return the text, empty when erased
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    private static byte[] digest(String text, String salt) {
        MessageDigest sha = fresh();
        sha.update(HexFormat.of().parseHex(salt));
        return sha.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// By hand and not by a pattern: reading a ledger makes a million.
    private static boolean hex(String text, int length) {
        boolean fits = text.length() == length;
        for (int i = 0; fits && i < length; i++) {
            char c = text.charAt(i);
            fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return fits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prose prose && prose.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return text == null ? "(erased " + digest.substring(0, 8) + ")" : text;
    }
}
