package concordat.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One identity provider: what it says of itself and its keys, asked for beforehand and again and again, never
/// because of what a request says. Safe between threads.
final class Provider {

    private static final System.Logger LOG = System.getLogger(Provider.class.getName());
    private static final long BETWEEN_LOOKS_MICROS = 300_000_000;
    private static final long FIRST_RETRY_MICROS = 2_000_000;
    private static final long EARLIEST_MICROS = 30_000_000;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    final ProviderSettings settings;
    final ProviderHttp http;
    private volatile @Nullable Known known;
    private volatile long lookedAt = Long.MIN_VALUE;
    private volatile boolean missed;
    private volatile String trouble = "it has not answered yet";

    /// What the provider says of itself.
    record Known(OIDCProviderMetadata metadata, JWKSet keys) {}

    Provider(Vertx vertx, ProviderSettings settings) {
        this.settings = settings;
        this.http = new ProviderHttp(vertx, settings);
    }

    Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /// @return why it is not known; for whoever runs the gateway
    String trouble() {
        return trouble;
    }

    /// Looks again when it is time to.
    ///
    /// @param now microseconds, of the machine
    Future<Void> tick(long now) {
        long wait = known == null ? FIRST_RETRY_MICROS : missed ? EARLIEST_MICROS : BETWEEN_LOOKS_MICROS;
        return lookedAt == Long.MIN_VALUE || now < lookedAt || now - lookedAt >= wait
                ? look(now)
                : Future.succeededFuture();
    }

    private Future<Void> look(long now) {
        lookedAt = now;
        missed = false;
        String issuer = settings.issuer().toString().replaceFirst("/$", "");
        return http.get(URI.create(issuer + "/.well-known/openid-configuration"))
                .compose(this::metadata)
                .compose(metadata -> http.get(metadata.getJWKSetURI()).compose(keys -> keep(metadata, keys)))
                .onFailure(failure -> {
                    String before = trouble;
                    trouble = String.valueOf(failure.getMessage());
                    // it is asked often while it cannot be had; one line says it
                    LOG.log(
                            trouble.equals(before) ? Level.DEBUG : Level.WARNING,
                            "{0} could not be asked: {1}",
                            settings,
                            trouble);
                });
    }

    private Future<OIDCProviderMetadata> metadata(String text) {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(text);
            if (!metadata.getIssuer().getValue().equals(settings.issuer().toString())) {
                return Future.failedFuture(new IOException("it calls itself " + metadata.getIssuer()));
            }
            if (metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                return Future.failedFuture(new IOException("it names no authorization, token or key address"));
            }
            return Future.succeededFuture(metadata);
        } catch (ParseException e) {
            return Future.failedFuture(new IOException("what it says of itself cannot be read: " + e.getMessage(), e));
        }
    }

    private Future<Void> keep(OIDCProviderMetadata metadata, String keys) {
        try {
            JWKSet sound = new JWKSet(JWKSet.parse(keys).toPublicJWKSet().getKeys().stream()
                    .filter(Provider::isSound)
                    .toList());
            known = new Known(metadata, sound);
            trouble = "";
            return Future.succeededFuture();
        } catch (java.text.ParseException e) {
            return Future.failedFuture(new IOException("its keys cannot be read: " + e.getMessage(), e));
        }
    }

    private static boolean isSound(JWK key) {
        return key.getKeyType().equals(KeyType.EC)
                || (key.getKeyType().equals(KeyType.RSA) && key.size() >= LEAST_RSA_BITS);
    }

    /// @return whether a key of that name is known; if not, the next look comes soon
    boolean knowsKeyOf(SignedJWT token) {
        Known present = known;
        String id = token.getHeader().getKeyID();
        boolean knows = present != null && (id == null || present.keys().getKeyByKeyId(id) != null);
        missed |= !knows;
        return knows;
    }

    static JWSVerificationKeySelector<SecurityContext> selector(Known known) {
        return new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(known.keys()));
    }

    /// Checks signature, algorithm and type; the claims are for the caller to check.
    ///
    /// @throws BadJOSEException with what is wrong
    JWTClaimsSet verified(SignedJWT token) throws BadJOSEException, JOSEException {
        Known present = known;
        if (present == null) {
            throw new BadJOSEException("its issuer's keys are not known: " + trouble);
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(selector(present));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor.process(token, null);
    }

    void close() {
        http.close();
    }
}
