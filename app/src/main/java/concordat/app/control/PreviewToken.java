package concordat.app.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What stands for all that would be done.
final class PreviewToken {

    private static final int BYTES = 16;

    private PreviewToken() {}

    /// @param lines what would be done, without ids that are made anew each time
    /// @return 32 digits of lower-case hex
    static String of(List<String> lines) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
