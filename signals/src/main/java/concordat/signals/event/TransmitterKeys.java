package concordat.signals.event;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The keys by which a transmitter is known: its JWKS (RFC 7517), as it was given when the stream was registered.
/// Nothing is fetched because a token names it. RS256 from 2,048 bits on, ES256, and EdDSA by Ed25519.
public final class TransmitterKeys {

    private static final int LONGEST = 65_536;
    private static final int MOST = 20;
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 8_192;
    private static final int POINT = 32;

    private final List<Key> keys;

    /// @param algorithm as tokens name it
    private record Key(Optional<String> id, String algorithm, PublicKey key) {}

    private TransmitterKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /// @param jwks `{"keys": [...]}`; keys that are not for signing, or of other kinds, are left out
    /// @throws IllegalArgumentException saying what is wrong with it
    public static TransmitterKeys read(String jwks) {
        if (jwks.length() > LONGEST) {
            throw new IllegalArgumentException("the keys have " + jwks.length() + " characters of at most " + LONGEST);
        }
        try {
            JsonNode list = Json.object(jwks.getBytes(StandardCharsets.UTF_8)).get("keys");
            if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST) {
                throw new IllegalArgumentException("a set of keys is {\"keys\": [...]} with 1 to " + MOST + " of them");
            }
            List<Key> keys = new ArrayList<>();
            int number = 0;
            for (JsonNode one : list) {
                number++;
                try {
                    key(Json.object("it", one)).ifPresent(keys::add);
                } catch (IllegalArgumentException | GeneralSecurityException e) {
                    throw new IllegalArgumentException("key " + number + ": " + e.getMessage(), e);
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("none of the keys signs by RS256, ES256 or EdDSA (Ed25519)");
            }
            return new TransmitterKeys(keys);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the keys are no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<Key> key(JsonNode one) throws GeneralSecurityException {
        if (one.has("d") || one.has("k")) {
            throw new IllegalArgumentException("it is secret; give the transmitter's public keys");
        }
        if (!Json.optional(one, "use").orElse("sig").equals("sig")) {
            return Optional.empty();
        }
        Optional<String> id = Json.optional(one, "kid");
        Optional<String> named = Json.optional(one, "alg");
        String kind = Json.text(one, "kty")
                + Json.optional(one, "crv").map(c -> " " + c).orElse("");
        Optional<Key> key =
                switch (kind) {
                    case "RSA" -> Optional.of(new Key(id, "RS256", rsa(one)));
                    case "EC P-256" -> Optional.of(new Key(id, "ES256", ec(one)));
                    case "OKP Ed25519" -> Optional.of(new Key(id, "EdDSA", edwards(one)));
                    default -> Optional.empty();
                };
        return key.filter(k -> named.isEmpty()
                || named.get().equals(k.algorithm())
                || (named.get().equals("Ed25519") && k.algorithm().equals("EdDSA")));
    }

    private static PublicKey rsa(JsonNode one) throws GeneralSecurityException {
        BigInteger modulus = Json.number(one, "n");
        BigInteger exponent = Json.number(one, "e");
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException(
                    "RSA of " + modulus.bitLength() + " bits; " + LEAST_BITS + " to " + MOST_BITS + " are taken");
        }
        if (!exponent.testBit(0) || exponent.bitLength() < 2 || exponent.bitLength() > 32) {
            throw new IllegalArgumentException("RSA with the exponent " + exponent.bitLength() + " bits long");
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static PublicKey ec(JsonNode one) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        ECPoint point = new ECPoint(Json.number(one, "x"), Json.number(one, "y"));
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(prime);
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.pow(2).mod(prime).equals(right)) {
            throw new IllegalArgumentException("its point is not on the curve P-256");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private static PublicKey edwards(JsonNode one) throws GeneralSecurityException {
        byte[] point = Json.bytes(Json.text(one, "x"));
        if (point.length != POINT) {
            throw new IllegalArgumentException("Ed25519 with " + point.length + " bytes of " + POINT);
        }
        byte[] high = new byte[POINT]; // as it is sent, the lowest byte comes first, and the last bit is the sign of x
        for (int place = 0; place < POINT; place++) {
            high[place] = point[POINT - 1 - place];
        }
        boolean odd = (high[0] & 0x80) != 0;
        high[0] &= 0x7f;
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, high))));
    }

    /// @param algorithm as the token's header names it
    /// @param id of the key, when the header names one
    boolean signed(String algorithm, Optional<String> id, byte[] text, byte[] signature) {
        return keys.stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .filter(key -> id.isEmpty() || key.id().isEmpty() || id.equals(key.id()))
                .anyMatch(key -> signed(key, text, signature));
    }

    private static boolean signed(Key key, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(
                    switch (key.algorithm()) {
                        case "RS256" -> "SHA256withRSA";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            check.initVerify(key.key());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
