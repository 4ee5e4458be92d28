package concordat.findings;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gives findings of one environment their identities: 32 bytes each, the same for ever. With a key nobody without it
/// can tell by trying whether a host has a weakness, so such identities may leave the body. Any number of threads may
/// ask at once.
public final class Identities {

    private final String environment;
    private final Optional<Mac> keyed;

    private Identities(String environment, Optional<Mac> keyed) {
        this.environment = environment;
        this.keyed = keyed;
    }

    /// Identities that anyone can compute.
    public static Identities plain(String environment) {
        return new Identities(environment, Optional.empty());
    }

    /// @param key at least 16 bytes, kept with the body's other keys; losing it loses the thread of every finding
    public static Identities keyed(String environment, byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("an identity key of " + key.length + " bytes is too short");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new Identities(environment, Optional.of(mac));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// The environment whose findings these are.
    public String environment() {
        return environment;
    }

    /// @return SHA-256 of the canonical line, or its HMAC when there is a key
    public byte[] of(FindingKey key) {
        byte[] line = key.canonical(environment).getBytes(StandardCharsets.UTF_8);
        if (keyed.isEmpty()) {
            return sha256().digest(line);
        }
        try {
            return ((Mac) keyed.get().clone()).doFinal(line);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
