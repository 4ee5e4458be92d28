package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A scan report or health check was imported. The only way in which findings reach standing.
///
/// @param digest lower-case hex SHA-256 of the report
/// @param scopeDigest lower-case hex SHA-256 over the hosts it could see
/// @param proves controls for which it is evidence of kind SCAN
/// @param breaches every breach of the environment after this import; replaces those before
public record ReportImported(
        ReportId report,
        EnvironmentId environment,
        String digest,
        String tool,
        Instant scannedAt,
        Strength strength,
        boolean credentialed,
        String scopeDigest,
        Set<ControlId> proves,
        List<Breach> breaches)
        implements Act {

    public ReportImported {
        proves = Set.copyOf(proves);
        breaches = List.copyOf(breaches);
    }
}
