package concordat.gateway.point.authzen;

import concordat.feed.Ed25519Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Signs what a decision point says in its own name, as compact JWTs with Ed25519.
final class Signer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JsonMapper json = JsonMapper.builder().build();
    private final Ed25519Key key;
    private final String publicKey;
    private final String keyId;

    Signer(Ed25519Key key) {
        this.key = key;
        this.publicKey = BASE64.encodeToString(key.publicKey().bytes());
        this.keyId = thumbprint(publicKey);
    }

    /// RFC 7638.
    private static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// @return the public half, as a set of keys (RFC 7517, RFC 8037)
    ObjectNode keys() {
        ObjectNode set = json.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", publicKey)
                .put("kid", keyId)
                .put("use", "sig")
                .put("alg", "EdDSA");
        return set;
    }

    /// @param type of the token, which no other kind of token of ours has
    String sign(String type, ObjectNode claims) {
        ObjectNode header =
                json.createObjectNode().put("alg", "EdDSA").put("kid", keyId).put("typ", type);
        String text = part(header) + "." + part(claims);
        return text + "." + BASE64.encodeToString(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String part(ObjectNode node) {
        return BASE64.encodeToString(json.writeValueAsString(node).getBytes(StandardCharsets.UTF_8));
    }
}
