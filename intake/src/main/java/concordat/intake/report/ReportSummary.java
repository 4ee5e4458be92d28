package concordat.intake.report;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A whole report in figures.
///
/// @param format for example `nessus`
/// @param tool the program that made it and what it says of its version, for example `Nessus 10.1.1`
/// @param digest lower-case hex SHA-256 over the bytes as they came
/// @param bytes how many
/// @param scannedAt the earliest that anything of it was looked at; empty when the report does not say
/// @param findings every item, informational ones too
/// @param bySeverity has every severity
/// @param hosts how many entries for hosts and other assets; one can have several
/// @param scope the assets it covers
/// @param credentialed whether the tool logged in to every one of them; false when there is none
/// @param looksFor what the tool was told to look for
public record ReportSummary(
        String format,
        String tool,
        String digest,
        long bytes,
        Optional<Instant> scannedAt,
        long findings,
        Map<Severity, Long> bySeverity,
        long hosts,
        Set<AssetKey> scope,
        boolean credentialed,
        Coverage looksFor) {

    public ReportSummary {
        EnumMap<Severity, Long> all = new EnumMap<>(Severity.class);
        long sum = 0;
        for (Severity severity : Severity.values()) {
            long count = bySeverity.getOrDefault(severity, 0L);
            all.put(severity, count);
            sum += count;
        }
        if (sum != findings) {
            throw new IllegalArgumentException("severities add up to " + sum + " of " + findings + " findings");
        }
        bySeverity = Collections.unmodifiableMap(all);
        scope = Set.copyOf(scope);
    }

    /// @return the same report, come as an archive of those bytes
    public ReportSummary packed(String archiveDigest, long archiveBytes) {
        return new ReportSummary(
                format,
                tool,
                archiveDigest,
                archiveBytes,
                scannedAt,
                findings,
                bySeverity,
                hosts,
                scope,
                credentialed,
                looksFor);
    }
}
