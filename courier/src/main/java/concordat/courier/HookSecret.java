package concordat.courier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver and we alone know, and with which requests to it are signed as Standard Webhooks has it.
///
/// @param text `whsec_` and 32 bytes in base64
public record HookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int MOST_SIGNATURES = 5;

    public HookSecret {
        if (!text.startsWith(PREFIX) || bytes(text).length != BYTES) {
            throw new IllegalArgumentException("a secret is " + PREFIX + " and " + BYTES + " bytes in base64");
        }
    }

    /// @param random 32 bytes that nobody can guess
    public static HookSecret of(byte[] random) {
        return new HookSecret(PREFIX + Base64.getEncoder().encodeToString(random));
    }

    /// @param seconds since the epoch
    /// @return `v1,` and the signature in base64
    public String sign(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(text), "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// Whether one of the signatures in a header is ours. Takes as long whichever is wrong.
    ///
    /// @param signatures as [#sign] gives them, several with blanks between them
    public boolean signed(String id, long seconds, byte[] body, String signatures) {
        byte[] own = sign(id, seconds, body).getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (String one : signatures.split(" ", MOST_SIGNATURES)) {
            signed |= MessageDigest.isEqual(own, one.getBytes(StandardCharsets.UTF_8));
        }
        return signed;
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text.substring(Math.min(text.length(), PREFIX.length())));
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "HookSecret";
    }
}
