package concordat.findings;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Which findings of an environment count as worse or less bad than their tools say. Immutable.
public final class Adjustments {

    /// Of an environment of which nothing was decided.
    public static final Adjustments NONE = new Adjustments(Map.of());

    /// That one does.
    ///
    /// @param decision the id of the decision, for people
    /// @param told what its tools said then; once they say otherwise this does not count
    /// @param as what it counts as
    /// @param until first instant at which this no longer counts
    public record Adjusted(String decision, Severity told, Severity as, Instant until) {}

    private final Map<String, Adjusted> byIdentity;

    /// @param byIdentity by the finding's identity in lower-case hex; only what is in force
    public Adjustments(Map<String, Adjusted> byIdentity) {
        this.byIdentity = Map.copyOf(byIdentity);
    }

    /// @param identity the finding's, as [Identities] gives it
    /// @return what was decided of it and fits what is said of it now
    public Optional<Adjusted> of(byte[] identity, Facts facts) {
        return byIdentity.isEmpty() ? Optional.empty() : of(HexFormat.of().formatHex(identity), facts.severity());
    }

    /// @param identity lower-case hex
    /// @param told what its tools say now
    /// @return what was decided of it and fits that
    public Optional<Adjusted> of(String identity, Severity told) {
        return Optional.ofNullable(byIdentity.get(identity)).filter(adjusted -> adjusted.told() == told);
    }

    /// @param later by identity; of a finding that both are of, this is what was decided
    /// @return these and those
    public Adjustments and(Map<String, Adjusted> later) {
        Map<String, Adjusted> all = new HashMap<>(byIdentity);
        all.putAll(later);
        return new Adjustments(all);
    }

    /// @param identity the finding's, as [Identities] gives it
    /// @return what it counts as
    public Facts facts(byte[] identity, Facts facts) {
        return of(identity, facts).map(adjusted -> facts.rated(adjusted.as())).orElse(facts);
    }
}
