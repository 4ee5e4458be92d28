package concordat.signals.event;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/// Says security events with a key of its own.
final class Transmitter {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String algorithm;
    private final KeyPair pair;

    private Transmitter(String algorithm, KeyPair pair) {
        this.algorithm = algorithm;
        this.pair = pair;
    }

    static Transmitter rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return new Transmitter("RS256", generator.generateKeyPair());
    }

    static Transmitter ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        return new Transmitter("ES256", generator.generateKeyPair());
    }

    static Transmitter edwards() throws GeneralSecurityException {
        return new Transmitter("EdDSA", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    String keys() {
        return "{\"keys\":[" + key(pair.getPublic()) + "]}";
    }

    private static String key(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                "{\"kty\":\"RSA\",\"kid\":\"k1\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}"
                        .formatted(number(rsa.getModulus(), 0), number(rsa.getPublicExponent(), 0));
            case ECPublicKey ec ->
                "{\"kty\":\"EC\",\"kid\":\"k1\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                        .formatted(
                                number(ec.getW().getAffineX(), 32),
                                number(ec.getW().getAffineY(), 32));
            case EdECPublicKey edwards -> {
                byte[] der = edwards.getEncoded();
                yield "{\"kty\":\"OKP\",\"kid\":\"k1\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"
                        .formatted(BASE64.encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length)));
            }
            default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    }

    private static String number(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        int zeros = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(signed, zeros, signed.length);
        byte[] padded = new byte[Math.max(bytes, unsigned.length)];
        System.arraycopy(unsigned, 0, padded, padded.length - unsigned.length, unsigned.length);
        return BASE64.encodeToString(padded);
    }

    String say(String claims) {
        return say("{\"typ\":\"secevent+jwt\",\"alg\":\"" + algorithm + "\",\"kid\":\"k1\"}", claims);
    }

    String say(String header, String claims) {
        String signed = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
