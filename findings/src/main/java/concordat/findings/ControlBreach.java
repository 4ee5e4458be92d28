package concordat.findings;

import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Optional;

/// That findings fail a control, told without the findings.
///
/// @param findingsDigest lower-case hex SHA-256 over the findings' sorted identities
/// @param findings how many; at least 1
/// @param breachesAt when the earliest of them does: at the end of its fix window, or when a rule that goes by age
///     takes hold if that is later
/// @param criticalSince when the oldest critical one among them was first reported; empty when none is critical
public record ControlBreach(
        ControlId control, String findingsDigest, int findings, Instant breachesAt, Optional<Instant> criticalSince) {

    public ControlBreach {
        if (findings < 1 || !findingsDigest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "breach of " + control + " by " + findings + " findings, digest " + findingsDigest);
        }
    }
}
