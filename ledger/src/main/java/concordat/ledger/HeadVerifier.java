package concordat.ledger;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks heads with public keys and the JDK alone.
public final class HeadVerifier {

    private final Map<String, PublicKey> keys;

    private HeadVerifier(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// @param key Ed25519
    public static HeadVerifier trusting(PublicKey key) {
        return trusting(List.of(key));
    }

    /// @param keys Ed25519, every key the network has ever signed with; never empty
    public static HeadVerifier trusting(Collection<PublicKey> keys) {
        Map<String, PublicKey> byId = new HashMap<>();
        for (PublicKey key : keys) {
            if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals("Ed25519")) {
                throw new IllegalArgumentException("a key for " + key.getAlgorithm() + ", not Ed25519");
            }
            byId.put(KeyId.of(key), key);
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("no key to trust");
        }
        return new HeadVerifier(byId);
    }

    /// @param spki an Ed25519 key's X.509 SubjectPublicKeyInfo in DER, 44 bytes
    /// @throws IllegalArgumentException when it is anything else
    public static PublicKey key(byte[] spki) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key, " + spki.length + " bytes", e);
        }
    }

    /// @return the ids of the keys it trusts
    public Set<String> keyIds() {
        return keys.keySet();
    }

    /// @return true when a trusted key signed exactly this head
    public boolean verify(SignedHead head) {
        return verify(head.keyId(), head.signedBytes(), head.signatureBytes());
    }

    /// @param message with the line before it that says what it is, so that no signature passes for another kind's
    /// @return true when the trusted key of that id signed exactly this
    public boolean verify(String keyId, byte[] message, byte[] signed) {
        PublicKey key = keys.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("key " + keyId + " cannot verify", e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has Ed25519", e);
        }
    }
}
