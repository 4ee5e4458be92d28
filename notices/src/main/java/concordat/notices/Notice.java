package concordat.notices;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.ControlId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Something that people must know or do. Holds codes, ids and dates and never a word that somebody wrote: texts are
/// made when it is read, so what was erased from the ledger is not found here.
///
/// @param key says what it is about and why now; the same thing has the same key however often it is derived, and is
///     told once
/// @param at when it came about; whole microseconds
/// @param body whose it is, as reading goes; none for what is everybody's
/// @param subject id of the case, measure, plan ... that it is about
/// @param by when something is due or ends
/// @param wholeDay whether `by` is a day (its first instant, UTC) and not an instant
/// @param facts codes, ids and numbers by name, for its text
/// @param to who is told; may be empty, when nobody has the role
public record Notice(
        String key,
        NoticeKind kind,
        Audience audience,
        Instant at,
        Optional<BodyId> body,
        Optional<EnvironmentId> environment,
        Optional<ControlId> control,
        String subject,
        Optional<Instant> by,
        boolean wholeDay,
        Map<String, String> facts,
        Set<PersonId> to) {

    static final int LONGEST = 200;

    public Notice {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        to = Collections.unmodifiableSet(new TreeSet<>(to));
        for (String value : facts.values()) {
            if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("notice " + key + " has a fact that is no code: " + value);
            }
        }
    }

    /// @return its id, the same for the same key
    public String id() {
        return id(key);
    }

    static String id(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "n-" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// @return how much it asks
    public Severity severity() {
        return kind.severity();
    }
}
