package concordat.store.findings;

import concordat.findings.Identities;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what is kept of one body, its findings and its evidence, with the body's own key. Whoever destroys the key has
/// destroyed what it seals.
///
/// AES-256-GCM. The nonce is the beginning of a keyed hash over place and content, so that sealing needs no source of
/// chance: only the same content at the same place meets the same nonce, and gives the same bytes. Not safe for
/// threads.
public final class FindingVault {

    /// Bytes of a body's key.
    public static final int KEY_BYTES = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey sealing;
    private final Mac nonces;
    private final byte[] identities;
    private final Cipher sealer;
    private final Cipher opener;
    private byte[] lastNonce = {};
    private byte[] lastSealed = {};

    /// @param bodyKey [#KEY_BYTES] bytes that nobody can guess
    public FindingVault(byte[] bodyKey) {
        if (bodyKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("a body's key has " + KEY_BYTES + " bytes, not " + bodyKey.length);
        }
        try {
            sealing = new SecretKeySpec(derive(bodyKey, "seal"), "AES");
            nonces = Mac.getInstance("HmacSHA256");
            nonces.init(new SecretKeySpec(derive(bodyKey, "nonce"), "HmacSHA256"));
            identities = derive(bodyKey, "identity");
            sealer = Cipher.getInstance("AES/GCM/NoPadding");
            opener = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 has HKDF, AES and HmacSHA256", e);
        }
    }

    /// Keyed identities of an environment's findings.
    public Identities identities(String environment) {
        return Identities.keyed(environment, identities);
    }

    /// @param place where the bytes will stand; opening them anywhere else fails
    public byte[] seal(String place, byte[] plain) {
        byte[] where = place.getBytes(StandardCharsets.UTF_8);
        try {
            nonces.update(where);
            nonces.update((byte) 0);
            byte[] nonce = Arrays.copyOf(nonces.doFinal(plain), NONCE);
            if (Arrays.equals(nonce, lastNonce)) {
                return lastSealed.clone(); // a cipher refuses a nonce twice running, and the answer would be the same
            }
            sealer.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            sealer.updateAAD(where);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + sealer.getOutputSize(plain.length));
            sealer.doFinal(plain, 0, plain.length, sealed, NONCE);
            lastNonce = nonce;
            lastSealed = sealed;
            return sealed.clone();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing " + place + " failed", e);
        }
    }

    /// @throws WrongKey when the bytes were sealed with another key or for another place, or were changed
    public byte[] open(String place, byte[] sealed) {
        try {
            opener.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            opener.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return opener.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WrongKey(place, e);
        }
    }

    private static byte[] derive(byte[] key, String purpose) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(key)
                        .thenExpand(("concordat/findings/" + purpose).getBytes(StandardCharsets.UTF_8), KEY_BYTES));
    }

    /// What is kept cannot be opened with this body's key.
    public static final class WrongKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private WrongKey(String place, Exception cause) {
            super(
                    "what is kept at " + place + " does not open with this body's key: restore the key file or the"
                            + " database",
                    cause);
        }
    }
}
