package concordat.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import concordat.feed.FeedClock;
import concordat.gateway.login.Login;
import concordat.gateway.login.Logins;
import concordat.gateway.memory.Remembered;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Access tokens of identity providers as logins (RFC 9068), each bound to the device's certificate (RFC 8705). A
/// token of any other issuer is a service's own and passes untouched.
final class AccessTokens implements Logins {

    /*
     * As in SignedLogins, what was checked is remembered by the token's whole text. A token whose key is not known yet
     * is not remembered: it may be tomorrow's key.
     */
    private static final int MAX_LENGTH = 8_192;
    private static final int DIGEST = 32;
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(24);
    private static final String SCHEME = "Bearer ";

    private final List<Provider> providers;
    private final FeedClock clock;
    private final Remembered<Read> remembered = new Remembered<>();

    private sealed interface Read {
        record Good(Shows shows) implements Read {}

        record Bad(String why) implements Read {}

        record Foreign() implements Read {}
    }

    AccessTokens(List<Provider> providers, FeedClock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public Login read(String authorization, String fingerprint, long now) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Login.None();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (token.length() > MAX_LENGTH || !isJwt(token)) {
            return new Login.None();
        }
        Read read = remembered.get(token);
        if (read == null) {
            Optional<Read> checked = check(token);
            if (checked.isEmpty()) {
                return new Login.Refused("token by a key that is not known yet");
            }
            read = checked.get();
            remembered.put(token, read);
        }
        return switch (read) {
            case Read.Good good -> good.shows().read(fingerprint, clock.micros(), now);
            case Read.Bad bad -> new Login.Refused(bad.why());
            case Read.Foreign foreign -> new Login.None();
        };
    }

    /// The library passes over characters that base64url does not have, so that one token would have many texts.
    private static boolean isJwt(String token) {
        for (int at = 0; at < token.length(); at++) {
            char one = token.charAt(at);
            boolean known = (one >= 'a' && one <= 'z')
                    || (one >= 'A' && one <= 'Z')
                    || (one >= '0' && one <= '9')
                    || one == '-'
                    || one == '_'
                    || one == '.';
            if (!known) {
                return false;
            }
        }
        return true;
    }

    /// Forgets what was checked by keys that may have been withdrawn since.
    void forget() {
        remembered.forgetAll();
    }

    /// @return empty when it cannot be told yet
    private Optional<Read> check(String token) {
        SignedJWT signed;
        Provider provider;
        try {
            signed = SignedJWT.parse(token);
            provider = issuer(signed.getJWTClaimsSet());
        } catch (ParseException e) {
            return Optional.of(new Read.Foreign());
        }
        if (provider == null) {
            return Optional.of(new Read.Foreign());
        }
        if (!provider.knowsKeyOf(signed)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(provider, provider.verified(signed)));
        } catch (BadJOSEException | JOSEException | ParseException | ArithmeticException e) {
            return Optional.of(new Read.Bad("token that does not hold: " + e.getMessage()));
        }
    }

    private @Nullable Provider issuer(JWTClaimsSet claims) {
        for (Provider provider : providers) {
            if (provider.settings.issuer().toString().equals(claims.getIssuer())) {
                return provider;
            }
        }
        return null;
    }

    private Read read(Provider provider, JWTClaimsSet claims) throws ParseException {
        if (!claims.getAudience().contains(provider.settings.audience())) {
            return new Read.Bad("token for " + claims.getAudience());
        }
        if ("ID".equals(claims.getClaim("typ")) || claims.getClaim("nonce") != null) {
            return new Read.Bad("an ID token is no access token");
        }
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        String subject = claims.getSubject();
        if (issued == null || expires == null || subject == null) {
            return new Read.Bad("token without iat, exp or sub");
        }
        long from = micros(claims.getNotBeforeTime() == null ? issued : claims.getNotBeforeTime());
        long until = micros(expires);
        if (until <= from || until - from > LONGEST_MICROS) {
            return new Read.Bad("token that holds for more than a day, or for no time");
        }
        Map<String, Object> bound = claims.getJSONObjectClaim("cnf");
        if (bound == null || !(bound.get("x5t#S256") instanceof String thumbprint)) {
            return new Read.Bad("token that is bound to no certificate");
        }
        byte[] digest;
        try {
            digest = Base64.getUrlDecoder().decode(thumbprint);
        } catch (IllegalArgumentException e) {
            return new Read.Bad("token bound to [" + thumbprint + "]");
        }
        if (digest.length != DIGEST) {
            return new Read.Bad("token bound to [" + thumbprint + "]");
        }
        return new Read.Good(new Shows(
                subject,
                HexFormat.of().formatHex(digest),
                from,
                until,
                provider.settings.facts().shown(claims, Long.MIN_VALUE),
                provider.settings.bodies()));
    }

    private static long micros(Date date) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.toInstant());
    }
}
