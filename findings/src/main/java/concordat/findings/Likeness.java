package concordat.findings;

import java.util.Optional;
import java.util.Set;

/// Why two findings of two tools may be one weakness, the surest first. Titles play no part, since everybody
/// words them differently; a person decides.
public enum Likeness {
    /// The same asset, no ports that differ, and a vulnerability in common.
    VULNERABILITY,
    /// The same asset and port, and a class of weakness in common.
    WEAKNESS_CLASS,
    /// The same asset and port, rated alike.
    PLACE;

    /// @return none when nothing speaks for it
    public static Optional<Likeness> of(Finding one, Finding other) {
        FindingKey here = one.key();
        FindingKey there = other.key();
        if (!here.asset().equals(there.asset()) || !here.asset().placed()) {
            return Optional.empty();
        }
        boolean samePort = here.port() == there.port() && here.port() > 0;
        boolean either = samePort || here.port() == 0 || there.port() == 0;
        Facts these = one.facts();
        Facts those = other.facts();
        if (either && common(Set.copyOf(these.cves()), those.cves())) {
            return Optional.of(VULNERABILITY);
        }
        if (samePort && common(these.cwes(), those.cwes())) {
            return Optional.of(WEAKNESS_CLASS);
        }
        // Where both name vulnerabilities, and none in common, they are two.
        boolean unnamed = these.cves().isEmpty() || those.cves().isEmpty();
        return samePort && unnamed && these.severity() == those.severity() ? Optional.of(PLACE) : Optional.empty();
    }

    private static <T> boolean common(Set<T> these, Iterable<T> those) {
        for (T one : those) {
            if (these.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
