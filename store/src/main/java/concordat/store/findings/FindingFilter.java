package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which findings a list shows.
///
/// @param open open ones or closed ones
/// @param atLeast the least severity
/// @param asset one asset's only, when given, under any of its names
/// @param weakness one weakness only, by the key of the finding, for example `nessus:10863`
/// @param cve one vulnerability only
/// @param dueBefore only what is due before then
/// @param weaknesses only these, unless it is empty
/// @param scope only what is in this scope of an action, by its digest
public record FindingFilter(
        boolean open,
        Severity atLeast,
        Optional<AssetKey> asset,
        Optional<String> weakness,
        Optional<String> cve,
        Optional<Instant> dueBefore,
        Set<String> weaknesses,
        Optional<String> scope) {

    public FindingFilter {
        cve = cve.map(c -> c.strip().toUpperCase(Locale.ROOT));
        weaknesses = Set.copyOf(weaknesses);
    }

    /// Wherever they are to be mended.
    public FindingFilter(
            boolean open,
            Severity atLeast,
            Optional<AssetKey> asset,
            Optional<String> weakness,
            Optional<String> cve,
            Optional<Instant> dueBefore) {
        this(open, atLeast, asset, weakness, cve, dueBefore, Set.of(), Optional.empty());
    }

    /// Of this state and severity, wherever they are.
    public FindingFilter(boolean open, Severity atLeast) {
        this(open, atLeast, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether it asks by state, severity and due date alone, which imports count.
    boolean isToldBySums() {
        return asset.isEmpty() && weakness.isEmpty() && cve.isEmpty() && weaknesses.isEmpty() && scope.isEmpty();
    }

    /// The same on one asset.
    public FindingFilter on(AssetKey one) {
        return new FindingFilter(open, atLeast, Optional.of(one), weakness, cve, dueBefore, weaknesses, scope);
    }

    /// The same of these weaknesses.
    public FindingFilter of(Set<String> some) {
        return new FindingFilter(open, atLeast, asset, weakness, cve, dueBefore, some, scope);
    }

    /// The same in a scope.
    public FindingFilter in(String digest) {
        return new FindingFilter(open, atLeast, asset, weakness, cve, dueBefore, weaknesses, Optional.of(digest));
    }
}
