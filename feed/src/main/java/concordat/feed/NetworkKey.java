package concordat.feed;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The public half of the key a network signs its feed with: what a gateway pins. Immutable.
public final class NetworkKey {

    static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;
    static final int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

    private final Ed25519PublicKeyParameters key;
    private final long id;

    private NetworkKey(Ed25519PublicKeyParameters key) {
        this.key = key;
        this.id = Digests.firstLong(Digests.sha256(key.getEncoded()));
    }

    /// @throws IllegalArgumentException when these are not the 32 bytes of a point on the curve
    public static NetworkKey of(byte[] bytes) {
        if (bytes.length != LENGTH || !Ed25519.validatePublicKeyFull(bytes, 0)) {
            throw new IllegalArgumentException(
                    "not an Ed25519 public key: " + HexFormat.of().formatHex(bytes));
        }
        return new NetworkKey(new Ed25519PublicKeyParameters(bytes, 0));
    }

    /// @param hex 64 lower-case digits, as [#toString()] writes
    public static NetworkKey parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return key.getEncoded();
    }

    /// @return the first eight bytes of the SHA-256 of the key, as it stands in frames
    public long id() {
        return id;
    }

    public boolean verify(byte[] message, byte[] signature) {
        return verify(message, 0, message.length, signature, 0);
    }

    boolean verify(byte[] message, int offset, int length, byte[] signature, int signatureOffset) {
        return signature.length - signatureOffset >= SIGNATURE_LENGTH
                && key.verify(Ed25519.Algorithm.Ed25519, null, message, offset, length, signature, signatureOffset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkKey that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
