package concordat.gateway.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/// Signs login statements: what an identity provider of the network does after a person has logged in.
public final class LoginIssuer {

    static final String TYPE = "concordat-login+jwt";
    static final String ALGORITHM = "EdDSA";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String issuer;
    private final String network;
    private final PrivateKey key;

    /// @param issuer name that gateways know the key by
    /// @param network id of the network that the statements are for
    /// @param key Ed25519
    public LoginIssuer(String issuer, String network, PrivateKey key) {
        this.issuer = issuer;
        this.network = network;
        this.key = key;
    }

    /// @param fingerprint lower-case hex SHA-256 of the device's certificate
    /// @param issuedAt seconds since 1970 UTC
    /// @param expiresAt seconds since 1970 UTC
    /// @return a compact signed statement, for `Authorization: Bearer`
    /// @throws IllegalArgumentException when the key cannot sign
    public String issue(Login.Shown login, String fingerprint, long issuedAt, long expiresAt) {
        Map<String, Object> header = new TreeMap<>();
        header.put("alg", ALGORITHM);
        header.put("typ", TYPE);
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer);
        claims.put("aud", network);
        claims.put("sub", login.subject());
        claims.put("iat", issuedAt);
        claims.put("exp", expiresAt);
        claims.put(
                "cnf", Map.of("x5t#S256", BASE64.encodeToString(HexFormat.of().parseHex(fingerprint))));
        claims.put("facts", List.copyOf(new TreeSet<>(login.facts())));
        String signed = part(header) + "." + part(claims);
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    private static String part(Map<String, Object> values) {
        return BASE64.encodeToString(JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key of issuer " + issuer + " does not sign Ed25519", e);
        }
    }
}
