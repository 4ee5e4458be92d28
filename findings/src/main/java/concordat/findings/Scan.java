package concordat.findings;

import concordat.catalogue.Strength;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// One import of one report: what it covered and how well.
///
/// @param report the import's id
/// @param digest lower-case hex SHA-256 of the report
/// @param scannedAt when the scan began; not after `importedAt`
/// @param position the import's place among all of the environment's, rising with every import
/// @param hosts every host it reached. A host it was told of and did not reach is no part of its scope: switching a
///     host off mends nothing.
public record Scan(
        String report,
        String digest,
        Instant scannedAt,
        Instant importedAt,
        long position,
        Strength strength,
        Vantage vantage,
        Map<AssetKey, Look> hosts,
        Coverage coverage) {

    public Scan {
        if (scannedAt.isAfter(importedAt)) {
            throw new IllegalArgumentException(
                    "report " + report + " scanned at " + scannedAt + " after its import at " + importedAt);
        }
        hosts = Map.copyOf(hosts);
    }

    /// The same scan at another place among the environment's imports.
    public Scan at(long newPosition) {
        return new Scan(report, digest, scannedAt, importedAt, newPosition, strength, vantage, hosts, coverage);
    }

    /// The same scan, of assets under other names.
    Scan on(Map<AssetKey, Look> looks, UnaryOperator<AssetKey> naming) {
        return new Scan(report, digest, scannedAt, importedAt, position, strength, vantage, looks, coverage.on(naming));
    }

    /// Lower-case hex SHA-256 over the hosts it covered, sorted.
    public String scopeDigest() {
        MessageDigest digest = Identities.sha256();
        for (AssetKey host : new TreeSet<>(hosts.keySet())) {
            digest.update((host.value() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Whether it logged in to every host; false when it reached none.
    public boolean credentialed() {
        return !hosts.isEmpty() && hosts.values().stream().allMatch(Look::credentialed);
    }

    Footing footing(FindingKey key) {
        Look look = hosts.get(key.asset());
        boolean loggedIn = look == null ? credentialed() : look.credentialed();
        return new Footing(strength, loggedIn, coverage.lists(key.weakness()));
    }
}
