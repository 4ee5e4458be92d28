package concordat.app.devices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// Codes that people type, keys that agents show, and the ids of devices. Only hashes of the first two are kept.
final class EnrolmentSecrets {

    /// Nothing that looks like something else.
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final int ID = 16;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random;

    EnrolmentSecrets(SecureRandom random) {
        this.random = random;
    }

    /// @return 79 bits, as four groups of four
    String code() {
        StringBuilder code = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            code.append(group == 0 ? "" : "-").append(letters(GROUP));
        }
        return code.toString();
    }

    String deviceId() {
        return "d-" + letters(ID).toLowerCase(Locale.ROOT);
    }

    String agentKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// However a person types it.
    static String hashOfCode(String typed) {
        return hash(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
