package concordat.signals.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the security event tokens (RFC 8417) of one transmitter: compact JWTs of the type `secevent+jwt` with
/// one event each. A token with `sub` or `exp` is refused, so that no other kind of JWT passes for one. Immutable
/// and safe between threads.
public final class EventTokens {

    /// The media type of a token that is sent by itself.
    public static final String TYPE = "application/secevent+jwt";

    /// How old an event may be when it comes; whoever remembers ids for longer sees every repetition.
    public static final Duration OLDEST = Duration.ofDays(30);

    /// How far a transmitter's clock may be ahead.
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String FRAMEWORK = "https://schemas.openid.net/secevent/ssf/event-type/";
    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256", "EdDSA");
    private static final int LONGEST = 65_536;
    private static final int LONGEST_NAME = 300;
    private static final double LATEST = 1e11;

    private final String issuer;
    private final String audience;
    private final TransmitterKeys keys;

    /// @param issuer whose events they are
    /// @param audience as whom we are spoken to
    public EventTokens(String issuer, String audience, TransmitterKeys keys) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("a stream of events has an issuer and an audience");
        }
    }

    public EventReading read(String token, Instant now) {
        if (token.length() > LONGEST) {
            return refused("it has " + token.length() + " characters of at most " + LONGEST);
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return refused("it is no signed JWT: that has three parts, this " + parts.length);
        }
        try {
            JsonNode header = Json.object(Json.bytes(parts[0]));
            String algorithm = Json.text(header, "alg");
            String type = Json.text(header, "typ").toLowerCase(Locale.ROOT);
            if (!type.equals("secevent+jwt") && !type.equals(TYPE)) {
                return refused("its type is not secevent+jwt");
            }
            if (!ALGORITHMS.contains(algorithm) || header.has("crit")) {
                return refused("it is signed by other means than RS256, ES256 and EdDSA");
            }
            boolean signed = keys.signed(
                    algorithm,
                    Json.optional(header, "kid"),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    Json.bytes(parts[2]));
            return signed
                    ? claims(Json.object(Json.bytes(parts[1])), now)
                    : new EventReading.Refused(
                            EventFault.INVALID_KEY, "none of the keys that were registered signed it");
        } catch (JacksonException e) {
            return refused("it holds no JSON that can be read");
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static EventReading refused(String description) {
        return new EventReading.Refused(EventFault.INVALID_REQUEST, description);
    }

    private EventReading claims(JsonNode claims, Instant now) {
        if (!Json.text(claims, "iss").equals(issuer)) {
            return new EventReading.Refused(EventFault.INVALID_ISSUER, "its issuer is not the stream's");
        }
        if (!isFor(claims.get("aud"))) {
            return new EventReading.Refused(EventFault.INVALID_AUDIENCE, "its audience is not the stream's");
        }
        if (claims.has("sub") || claims.has("exp")) {
            return refused("it has sub or exp, which no security event has");
        }
        Instant issuedAt = instant(claims, "iat").orElseThrow(() -> new IllegalArgumentException("iat is lacking"));
        if (issuedAt.isAfter(now.plus(SKEW)) || issuedAt.isBefore(now.minus(OLDEST))) {
            return refused(
                    "it was issued at " + issuedAt + "; from " + OLDEST.toDays() + " days ago until now is taken");
        }
        JsonNode events = Json.object("events", claims.get("events"));
        if (events.size() != 1) {
            return refused("it has " + events.size() + " events, not one");
        }
        String type = events.propertyNames().iterator().next();
        Json.plain("the type", type);
        JsonNode event = Json.object("the event", events.get(type));
        Instant happenedAt = instant(event, "event_timestamp").orElse(issuedAt);
        if (happenedAt.isAfter(now.plus(SKEW))) {
            return refused("it happens at " + happenedAt + ", which has not come");
        }
        return new EventReading.Read(new SecurityEvent(
                Json.text(claims, "jti"),
                type,
                subject(Json.object("sub_id", claims.get("sub_id")), true),
                issuedAt,
                happenedAt,
                happening(type, event)));
    }

    private boolean isFor(@org.jspecify.annotations.Nullable JsonNode audiences) {
        if (audiences != null && audiences.isArray()) {
            for (JsonNode one : audiences) {
                if (one.isString() && one.stringValue().equals(audience)) {
                    return true;
                }
            }
            return false;
        }
        return audiences != null
                && audiences.isString()
                && audiences.stringValue().equals(audience);
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(seconds >= 0 && seconds < LATEST)) {
            throw new IllegalArgumentException(name + " is no number of seconds since 1970");
        }
        return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1_000)));
    }

    private static Subject subject(JsonNode node, boolean complex) {
        String format = name(node, "format");
        return switch (format) {
            case "email" -> new Subject.Email(name(node, "email").toLowerCase(Locale.ROOT));
            case "iss_sub" -> new Subject.IssuerSubject(name(node, "iss"), name(node, "sub"));
            case "opaque" -> new Subject.Opaque(name(node, "id"));
            case "complex" -> {
                if (!complex) {
                    throw new IllegalArgumentException("a complex subject lies within another");
                }
                yield complex(node);
            }
            default -> new Subject.Other(format);
        };
    }

    private static Subject complex(JsonNode node) {
        Map<String, Subject> members = new HashMap<>();
        for (String name : node.propertyNames()) {
            if (!name.equals("format")) {
                if (name.length() > LONGEST_NAME) {
                    throw new IllegalArgumentException("a member of the subject has a name that is too long");
                }
                members.put(
                        Json.plain("a member of the subject", name), subject(Json.object(name, node.get(name)), false));
            }
        }
        return new Subject.Complex(members);
    }

    private static String name(JsonNode node, String what) {
        String name = Json.text(node, what);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    what + " of a subject has 1 to " + LONGEST_NAME + " characters, not " + name.length());
        }
        return name;
    }

    private static Happening happening(String type, JsonNode event) {
        return switch (type) {
            case CAEP + "device-compliance-change" ->
                new Happening.ComplianceChanged(word(event, "current_status", Set.of("compliant", "not-compliant"))
                        .equals("compliant"));
            case CAEP + "session-revoked", RISC + "sessions-revoked" -> new Happening.SessionRevoked();
            case CAEP + "credential-change" ->
                new Happening.CredentialChanged(
                        name(event, "credential_type"),
                        word(event, "change_type", Set.of("create", "revoke", "update", "delete")));
            case RISC + "credential-compromise" ->
                new Happening.CredentialChanged(name(event, "credential_type"), "compromise");
            case CAEP + "risk-level-change" ->
                new Happening.RiskChanged(
                        name(event, "principal").toLowerCase(Locale.ROOT),
                        word(event, "current_level", Set.of("low", "medium", "high")));
            case RISC + "account-disabled" -> new Happening.AccountClosed("disabled");
            case RISC + "account-purged" -> new Happening.AccountClosed("purged");
            case FRAMEWORK + "verification" -> new Happening.StreamVerified(Json.optional(event, "state"));
            case FRAMEWORK + "stream-updated" ->
                new Happening.StreamUpdated(word(event, "status", Set.of("enabled", "paused", "disabled")));
            default -> new Happening.Unheeded();
        };
    }

    private static String word(JsonNode event, String name, Set<String> words) {
        String word = Json.text(event, name).toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException(name + " is none of the words that there are for it");
        }
        return word;
    }
}
