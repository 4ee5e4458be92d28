package concordat.assurance.act;

import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Optional;

/// That findings fail a control, told without the findings themselves.
///
/// @param findingsDigest lower-case hex SHA-256 over the sorted identities of the findings
/// @param findings how many; at least 1
/// @param breachesAt when the earliest of their fix windows ends
/// @param criticalSince when the oldest critical one among them was first reported; empty when none is critical
public record Breach(
        ControlId control, String findingsDigest, int findings, Instant breachesAt, Optional<Instant> criticalSince) {}
