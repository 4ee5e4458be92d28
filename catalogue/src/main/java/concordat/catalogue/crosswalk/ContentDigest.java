package concordat.catalogue.crosswalk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One digest of many texts. Each goes in with its length, so that no two lists of texts run into the same bytes.
final class ContentDigest {

    private final MessageDigest sha;

    /// @param form what is digested, and in which version of this form
    ContentDigest(String form) {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
        add(form);
    }

    ContentDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
        return this;
    }

    /// @param texts in an order that never changes
    ContentDigest all(Iterable<String> texts) {
        int count = 0;
        for (String text : texts) {
            add(text);
            count++;
        }
        return add("#" + count);
    }

    /// @return lower-case hex SHA-256; nothing can be added afterwards
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
