package concordat.gateway.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which facts a login shows, by what the identity provider says of it. Each fact has grounds, any of which is enough:
///
/// ```
///   acr:VALUE          how strong the login was (OpenID Connect Core, 2)
///   amr:VALUE          a way in which it was done (RFC 8176)
///   within:PT10H       it was done so lately; asked for by max_age
///   claim:NAME=VALUE   any other claim, or one of its values
/// ```
record FactRules(Map<String, List<Ground>> grounds) {

    FactRules {
        grounds = Map.copyOf(grounds);
    }

    /// Why a login shows a fact.
    sealed interface Ground {
        record Strength(String acr) implements Ground {}

        record Method(String amr) implements Ground {}

        record Recent(Duration within) implements Ground {}

        record Claim(String name, String value) implements Ground {}
    }

    /// @param written grounds by fact, apart by blanks
    /// @throws IllegalArgumentException that says which ground is wrong
    static FactRules parse(Map<String, String> written) {
        Map<String, List<Ground>> grounds = new HashMap<>();
        written.forEach((fact, text) -> {
            List<Ground> all = new ArrayList<>();
            for (String one : text.strip().split("\\s+")) {
                all.add(ground(fact, one));
            }
            grounds.put(fact, List.copyOf(all));
        });
        return new FactRules(grounds);
    }

    private static Ground ground(String fact, String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        Ground ground =
                switch (colon < 0 ? "" : text.substring(0, colon)) {
                    case "acr" -> new Ground.Strength(value);
                    case "amr" -> new Ground.Method(value);
                    case "within" -> within(fact, value);
                    case "claim" -> claim(value);
                    default -> null;
                };
        if (ground == null || value.isEmpty()) {
            throw new IllegalArgumentException("fact " + fact + ": [" + text
                    + "] is none of acr:VALUE, amr:VALUE, within:DURATION, claim:NAME=VALUE");
        }
        return ground;
    }

    private static Ground within(String fact, String text) {
        try {
            Duration within = Duration.parse(text);
            if (within.isPositive() && within.compareTo(Duration.ofDays(1)) <= 0) {
                return new Ground.Recent(within);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "fact " + fact + ": [" + text + "] is no duration of at most a day, such as PT10H");
    }

    private static @Nullable Ground claim(String text) {
        int equals = text.indexOf('=');
        return equals < 1 ? null : new Ground.Claim(text.substring(0, equals), text.substring(equals + 1));
    }

    /// @param now microseconds since 1970 UTC, of the machine
    /// @return until when each fact is shown that is: microseconds; [Long#MAX_VALUE] for as long as the login
    Map<String, Long> shown(JWTClaimsSet claims, long now) {
        Map<String, Long> shown = new HashMap<>();
        grounds.forEach((fact, all) -> all.stream()
                .map(ground -> until(ground, claims))
                .filter(until -> until > now)
                .max(Long::compare)
                .ifPresent(until -> shown.put(fact, until)));
        return shown;
    }

    private static long until(Ground ground, JWTClaimsSet claims) {
        return switch (ground) {
            case Ground.Strength strength -> says(claims.getClaim("acr"), strength.acr());
            case Ground.Method method -> says(claims.getClaim("amr"), method.amr());
            case Ground.Claim claim -> says(claims.getClaim(claim.name()), claim.value());
            case Ground.Recent recent ->
                claims.getClaim("auth_time") instanceof Number seconds
                        ? saturated(seconds.longValue(), recent.within())
                        : Long.MIN_VALUE;
        };
    }

    private static long saturated(long seconds, Duration within) {
        boolean sound = seconds > 0 && seconds < Integer.MAX_VALUE * 4L;
        return sound ? (seconds + within.toSeconds()) * 1_000_000 : Long.MIN_VALUE;
    }

    private static long says(@Nullable Object claim, String value) {
        boolean said = claim instanceof Collection<?> several
                ? several.stream().filter(Objects::nonNull).anyMatch(one -> one.toString()
                        .equals(value))
                : claim != null && claim.toString().equals(value);
        return said ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /// @return whether a login here can show all of them
    boolean canShow(Set<String> facts) {
        return grounds.keySet().containsAll(facts);
    }

    /// @return the strengths that would show these facts, apart by blanks, for `acr_values`; empty when none is known
    String strengthsFor(Set<String> facts) {
        Set<String> values = new TreeSet<>();
        facts.forEach(fact -> grounds.getOrDefault(fact, List.of()).forEach(ground -> {
            if (ground instanceof Ground.Strength strength) {
                values.add(strength.acr());
            }
        }));
        return String.join(" ", values);
    }

    /// @return how old a login may be that shows these facts; empty when they do not ask
    Optional<Duration> oldestFor(Set<String> facts) {
        return facts.stream()
                .flatMap(fact -> grounds.getOrDefault(fact, List.of()).stream())
                .flatMap(ground -> ground instanceof Ground.Recent recent ? Stream.of(recent.within()) : Stream.empty())
                .min(Duration::compareTo);
    }
}
