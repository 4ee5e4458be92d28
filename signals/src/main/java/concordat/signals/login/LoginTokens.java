package concordat.signals.login;

import concordat.signals.authority.KeptSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Signs login statements: compact JWTs by Ed25519, each bound to the certificate of the device that the person logged
/// in on (RFC 8705), so that a statement that is carried off is worth nothing. Immutable and safe between threads.
public final class LoginTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\"}";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final String issuer;
    private final String network;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private LoginTokens(String issuer, String network, byte[] pkcs8) throws IOException {
        this.issuer = checked("issuer", issuer);
        this.network = checked("network", network);
        if (!(PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters key)) {
            throw new IOException("not an Ed25519 key");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            this.privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            this.publicKey = keys.generatePublic(new X509EncodedKeySpec(
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
                            .getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /// Takes the key from its file; makes it first when there is none. Only the file's owner may read it.
    ///
    /// @param issuer the name by which gateways know the key
    /// @param network id of the network that the statements are for
    /// @param keyFile PEM, PKCS #8
    /// @throws IOException when the file cannot be read or written, or holds no Ed25519 key
    public static LoginTokens open(String issuer, String network, Path keyFile, SecureRandom random)
            throws IOException {
        if (!Files.exists(keyFile)) {
            make(keyFile, random);
        }
        try {
            String pem = Files.readString(keyFile);
            String body = pem.replaceAll("-----[A-Z ]+-----", "").strip();
            return new LoginTokens(issuer, network, Base64.getMimeDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw new IOException(keyFile + ": " + e.getMessage(), e);
        }
    }

    /// What gateways pin.
    public PublicKey publicKey() {
        return publicKey;
    }

    /// @return the public key as PEM
    public String publicKeyPem() {
        return pem("PUBLIC KEY", publicKey.getEncoded());
    }

    /// @param subject opaque id of the person
    /// @param facts names of the facts that the login shows
    /// @param fingerprint lower-case hex SHA-256 of the certificate that it is bound to
    /// @param from whole seconds count
    /// @return a statement for `Authorization: Bearer`
    public String issue(String subject, Set<String> facts, String fingerprint, Instant from, Instant until) {
        if (!FINGERPRINT.matcher(fingerprint).matches() || !from.isBefore(until)) {
            throw new IllegalArgumentException("login bound to [" + fingerprint + "] from " + from + " until " + until);
        }
        // Every text in it is of a form that needs no escape.
        String named = new TreeSet<>(facts)
                .stream().map(fact -> '"' + checked("fact", fact) + '"').collect(Collectors.joining(",", "[", "]"));
        String claims =
                "{\"aud\":\"%s\",\"cnf\":{\"x5t#S256\":\"%s\"},\"exp\":%d,\"facts\":%s,\"iat\":%d,\"iss\":\"%s\",\"sub\":\"%s\"}"
                        .formatted(
                                network,
                                BASE64.encodeToString(HexFormat.of().parseHex(fingerprint)),
                                until.getEpochSecond(),
                                named,
                                from.getEpochSecond(),
                                issuer,
                                checked("subject", subject));
        String signed = part(HEADER) + "." + part(claims);
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not sign Ed25519", e);
        }
    }

    private static void make(Path keyFile, SecureRandom random) throws IOException {
        byte[] key = PrivateKeyInfoFactory.createPrivateKeyInfo(new Ed25519PrivateKeyParameters(random))
                .getEncoded();
        KeptSecret.write(keyFile, pem("PRIVATE KEY", key), "rw-------");
    }

    private static String checked(String what, String value) {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " [" + value + "] is not 1 to 63 lower-case letters, digits, dots and hyphens");
        }
        return value;
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(der) + "\n-----END " + type + "-----\n";
    }
}
