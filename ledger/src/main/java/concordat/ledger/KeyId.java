package concordat.ledger;

import java.security.PublicKey;
import java.util.Arrays;

/// Names a key by what it is, so that an id can never be moved to another key.
public final class KeyId {

    private KeyId() {}

    /// @param key Ed25519
    /// @return the first 32 hexadecimal digits of SHA-256 over 0x00 and the key's X.509 encoding
    public static String of(PublicKey key) {
        return of(key.getEncoded());
    }

    /// @param spki the key's X.509 SubjectPublicKeyInfo in DER
    /// @return see [#of(PublicKey)]
    public static String of(byte[] spki) {
        return Hash.leaf(Arrays.copyOf(spki, spki.length)).hex().substring(0, 32);
    }
}
