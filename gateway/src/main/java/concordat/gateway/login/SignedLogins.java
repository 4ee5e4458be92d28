package concordat.gateway.login;

import concordat.gateway.memory.Remembered;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Login statements as compact JWTs, signed with Ed25519 and bound to the device's certificate as RFC 8705 does. Any
/// other algorithm, type, issuer, audience or certificate is refused; so is whatever a statement does not need.
public final class SignedLogins implements Logins {

    /*
     * Checking a signature takes longer than all else that a request costs, so what was checked is remembered by the
     * statement's whole text. What is remembered holds the certificate that it is bound to and its times, which are
     * compared on every request.
     */
    private static final int MAX_LENGTH = 4_096;
    private static final int SIGNATURE = 64;
    private static final String SCHEME = "Bearer ";
    private static final long SKEW_MICROS = Duration.ofSeconds(30).toMillis() * 1_000;
    private static final Set<String> HEADER = Set.of("alg", "typ");
    private static final Set<String> CLAIMS = Set.of("iss", "aud", "sub", "iat", "exp", "cnf", "facts");

    private final String network;
    private final Map<String, PublicKey> issuers;
    private final long longestMicros;
    private final Remembered<Statement> remembered = new Remembered<>();
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// What a statement says, its signature being good, or why it says nothing.
    private sealed interface Statement {
        record Good(String subject, Set<String> facts, String certificate, long from, long until)
                implements Statement {}

        record Bad(String why) implements Statement {}
    }

    /// @param network id that statements must be made for
    /// @param issuers Ed25519 keys by the name of their issuer
    /// @param longest how long a statement may run; a longer one is refused
    public SignedLogins(String network, Map<String, PublicKey> issuers, Duration longest) {
        this.network = network;
        this.issuers = Map.copyOf(issuers);
        this.longestMicros = longest.toMillis() * 1_000;
        for (Map.Entry<String, PublicKey> issuer : issuers.entrySet()) {
            if (!issuer.getValue().getAlgorithm().matches("EdDSA|Ed25519")) {
                throw new IllegalArgumentException("login issuer " + issuer.getKey() + " has a key for "
                        + issuer.getValue().getAlgorithm() + ", not Ed25519");
            }
        }
    }

    @Override
    public Login read(String authorization, String fingerprint, long now) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Login.None();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (!looksLikeOurs(token)) {
            return new Login.None();
        }
        if (token.length() > MAX_LENGTH) {
            return new Login.Refused("statement of " + token.length() + " characters");
        }
        Statement statement = remembered.get(token);
        if (statement == null) {
            statement = check(token);
            remembered.put(token, statement);
        }
        return switch (statement) {
            case Statement.Bad bad -> new Login.Refused(bad.why());
            case Statement.Good good -> at(good, fingerprint, now);
        };
    }

    private static Login at(Statement.Good good, String fingerprint, long now) {
        if (!good.certificate().equals(fingerprint)) {
            return new Login.Refused("statement is bound to certificate " + good.certificate());
        }
        if (now >= good.until() || now < good.from() - SKEW_MICROS) {
            return new Login.Refused("statement holds from " + good.from() + " until " + good.until());
        }
        return new Login.Shown(good.subject(), good.facts(), good.until());
    }

    /// A service may have bearer tokens of its own; those are passed on untouched.
    private boolean looksLikeOurs(String token) {
        int dot = token.indexOf('.');
        if (dot <= 0 || dot > 512) {
            return false;
        }
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, dot));
            return new String(header, StandardCharsets.UTF_8).contains(LoginIssuer.TYPE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Statement check(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Statement.Bad("statement of " + parts.length + " parts");
        }
        try {
            JsonNode header = json.readTree(bytes(parts[0]));
            JsonNode claims = json.readTree(bytes(parts[1]));
            if (!names(header).equals(HEADER)
                    || !LoginIssuer.ALGORITHM.equals(text(header, "alg"))
                    || !LoginIssuer.TYPE.equals(text(header, "typ"))) {
                return new Statement.Bad("statement with header " + header);
            }
            if (!names(claims).equals(CLAIMS)) {
                return new Statement.Bad("statement with claims " + names(claims));
            }
            PublicKey key = issuers.get(text(claims, "iss"));
            if (key == null || !network.equals(text(claims, "aud"))) {
                return new Statement.Bad("statement by an issuer or for a network that is not ours");
            }
            if (!signatureHolds(key, parts[0] + "." + parts[1], bytes(parts[2]))) {
                return new Statement.Bad("statement with a bad signature");
            }
            return statement(claims);
        } catch (IllegalArgumentException | ArithmeticException | JacksonException e) {
            return new Statement.Bad("statement that cannot be read: " + e.getMessage());
        }
    }

    private Statement statement(JsonNode claims) {
        long from = micros(claims, "iat");
        long until = micros(claims, "exp");
        if (until <= from || until - from > longestMicros) {
            return new Statement.Bad("statement that holds for " + (until - from) + " microseconds");
        }
        JsonNode bound = claims.get("cnf");
        if (!names(bound).equals(Set.of("x5t#S256"))) {
            return new Statement.Bad("statement bound to " + bound);
        }
        byte[] certificate = bytes(text(bound, "x5t#S256"));
        List<String> facts = new ArrayList<>();
        for (JsonNode fact : claims.get("facts")) {
            if (!fact.isString()) {
                return new Statement.Bad("statement with fact " + fact);
            }
            facts.add(fact.stringValue());
        }
        return new Statement.Good(
                text(claims, "sub"), Set.copyOf(facts), HexFormat.of().formatHex(certificate), from, until);
    }

    private static Set<String> names(JsonNode node) {
        return new HashSet<>(node.propertyNames());
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.stringValue();
    }

    private static long micros(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is no instant");
        }
        return Math.multiplyExact(value.longValue(), 1_000_000L);
    }

    /// Without padding, and only as an encoder would have written it: two texts never mean the same bytes.
    private static byte[] bytes(String base64) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("base64 that is not canonical");
        }
        return bytes;
    }

    private static boolean signatureHolds(PublicKey key, String signed, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
