package concordat.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// An identity provider over HTTP, which logs in whoever comes, and shows of them what it is told to.
final class TestIdentityProvider implements AutoCloseable {

    static final String CLIENT = "concordat";
    private static final String SECRET = "known to both";

    volatile String acr = "mfa";
    volatile long loggedInSecondsAgo = 5;
    volatile UnaryOperator<JWTClaimsSet.Builder> spoiling = UnaryOperator.identity();
    final AtomicInteger looked = new AtomicInteger();
    private volatile RSAKey key;
    private volatile boolean foreignKey;
    private final Map<String, Map<String, List<String>>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger codes = new AtomicInteger();
    private final HttpServer server;

    TestIdentityProvider(Vertx vertx) throws Exception {
        key = fresh("first");
        server = TestClient.await(
                vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    private static RSAKey fresh(String id) throws JOSEException {
        return new RSAKeyGenerator(2_048).keyID(id).generate();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort() + "/staff";
    }

    /// Tells a world of it, whose folder this is.
    ///
    /// @param body for whose people it vouches
    void tell(Path folder, String body) throws IOException {
        Path identity = Files.createDirectories(folder.resolve("identity"));
        Files.writeString(identity.resolve("provider.secret"), SECRET + "\n");
        Files.writeString(identity.resolve("provider.properties"), """
                issuer = %s
                bodies = %s
                client = %s
                secret-file = provider.secret
                fact.strong-login = acr:mfa
                """.formatted(issuer(), body, CLIENT));
    }

    /// Signs with another key from now on, and says so when it is asked for its keys.
    void rotate() throws JOSEException {
        key = fresh("second");
    }

    /// Signs with a key that it does not tell.
    void signByAnother() {
        foreignKey = true;
    }

    void signByItsOwn() {
        foreignKey = false;
    }

    private void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        switch (String.valueOf(request.path())) {
            case "/staff/.well-known/openid-configuration" -> {
                looked.incrementAndGet();
                response.putHeader("content-type", "application/json").end(metadata());
            }
            case "/staff/keys" ->
                response.putHeader("content-type", "application/json")
                        .end(new JWKSet(key).toPublicJWKSet().toString());
            case "/staff/token" -> request.body().onSuccess(body -> token(request, body.toString()));
            default -> response.setStatusCode(404).end();
        }
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
                "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/leave","response_types_supported":["code"],\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer());
    }

    /// @param location where a gateway sent a browser
    /// @return where the browser is sent back to
    String logIn(String location) {
        Map<String, List<String>> said =
                URLUtils.parseParameters(URI.create(location).getRawQuery());
        String code = "code-" + codes.incrementAndGet();
        asked.put(code, said);
        return one(said, "redirect_uri") + "?code=" + code + "&state=" + one(said, "state");
    }

    private void token(HttpServerRequest request, String body) {
        Map<String, List<String>> form = URLUtils.parseParameters(body);
        Map<String, List<String>> before = asked.remove(one(form, "code"));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":known+to+both").getBytes(StandardCharsets.UTF_8));
        HttpServerResponse response = request.response().putHeader("content-type", "application/json");
        if (before == null
                || !basic.equals(request.getHeader("authorization"))
                || !one(form, "redirect_uri").equals(one(before, "redirect_uri"))
                || !challenge(form).equals(one(before, "code_challenge"))) {
            response.setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
            return;
        }
        try {
            Instant now = Instant.now();
            String id = signed(spoiling.apply(claims(now).audience(CLIENT).claim("nonce", one(before, "nonce")))
                    .build());
            response.end("{\"access_token\":\"of no concern\",\"token_type\":\"Bearer\",\"id_token\":\"" + id + "\"}");
        } catch (JOSEException e) {
            response.setStatusCode(500).end(e.toString());
        }
    }

    private static String one(Map<String, List<String>> said, String name) {
        return said.getOrDefault(name, List.of("")).getFirst();
    }

    private static String challenge(Map<String, List<String>> form) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(one(form, "code_verifier")))
                .getValue();
    }

    private JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("person-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("acr", acr)
                .claim("auth_time", now.getEpochSecond() - loggedInSecondsAgo);
    }

    /// @return for `authorization`: an access token that is bound to a certificate
    String accessToken(String fingerprint) throws JOSEException {
        return accessToken(fingerprint, UnaryOperator.identity());
    }

    String accessToken(String fingerprint, UnaryOperator<JWTClaimsSet.Builder> changing) throws JOSEException {
        String thumbprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(fingerprint));
        JWTClaimsSet.Builder claims =
                claims(Instant.now()).audience(CLIENT).claim("cnf", Map.of("x5t#S256", thumbprint));
        return "Bearer " + signed(changing.apply(claims).build());
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        RSAKey by = foreignKey ? fresh(key.getKeyID()) : key;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(by.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    /// @return a token whose "signature" is made with the public key as if it were a password
    String tokenByPublicKeyAsPassword(String fingerprint) throws Exception {
        SignedJWT honest = SignedJWT.parse(accessToken(fingerprint).substring("Bearer ".length()));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), honest.getJWTClaimsSet());
        token.sign(new MACSigner(key.toPublicKey().getEncoded()));
        return "Bearer " + token.serialize();
    }

    @Override
    public void close() {
        Starting.awaitQuietly(server.close());
    }
}
