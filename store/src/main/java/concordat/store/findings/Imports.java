package concordat.store.findings;

import concordat.catalogue.Strength;
import concordat.findings.AssetKey;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Estate;
import concordat.findings.Look;
import concordat.findings.Scan;
import concordat.findings.Vantage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One environment's imports, within one transaction.
final class Imports {

    private final Connection connection;
    private final int env;
    private final FindingVault vault;
    private final Map<Long, String> reports = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<Long, Set<AssetKey>> scopes = new HashMap<>();
    private final Map<Long, Map<AssetKey, AssetKey>> newcomers = new HashMap<>();

    Imports(Connection connection, int env, FindingVault vault) {
        this.connection = connection;
        this.env = env;
        this.vault = vault;
    }

    private void named(long position, String report) {
        reports.put(position, report);
        positions.put(report, position);
    }

    /// Reads all ids, once: rows are copied in by them, and nothing can be read while rows are copied.
    void loadNames() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position, report from finding_import where env = ?")) {
            select.setInt(1, env);
            readNames(select);
        }
    }

    /// Reads the ids of these, where they are not read yet.
    void load(Set<Long> wanted) throws SQLException {
        Set<Long> missing = new HashSet<>(wanted);
        missing.removeAll(reports.keySet());
        if (!missing.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select position, report from finding_import where env = ? and position = any(?)")) {
                select.setInt(1, env);
                select.setArray(2, connection.createArrayOf("bigint", missing.toArray()));
                readNames(select);
            }
        }
    }

    /// @return the id of the import at this position
    String report(long position) throws SQLException {
        if (!reports.containsKey(position)) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select position, report from finding_import where env = ? and position = ?")) {
                select.setInt(1, env);
                select.setLong(2, position);
                readNames(select);
            }
        }
        String report = reports.get(position);
        if (report == null) {
            throw new IllegalStateException("environment " + env + " has no import " + position);
        }
        return report;
    }

    /// @return the position of the import with this id, among those read or saved
    long position(String report) {
        Long position = positions.get(report);
        if (position == null) {
            throw new IllegalStateException("environment " + env + " has no import " + report);
        }
        return position;
    }

    private void readNames(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                named(rows.getLong(1), rows.getString(2));
            }
        }
    }

    /// The import that counts and has these bytes.
    Optional<ImportOutcome.AlreadyImported> withDigest(String digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select report, strength, vantage, imported_at from finding_import"
                        + " where env = ? and digest = ? and withdrawn_at is null")) {
            select.setInt(1, env);
            select.setBytes(2, HexFormat.of().parseHex(digest));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ImportOutcome.AlreadyImported(
                                rows.getString(1),
                                Strength.valueOf(rows.getString(2)),
                                Vantage.valueOf(rows.getString(3)),
                                FindingTables.instant(rows.getLong(4))))
                        : Optional.empty();
            }
        }
    }

    /// When the newest scan that counts began.
    Optional<Instant> newestScan() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select max(scanned_at) from finding_import where env = ? and withdrawn_at is null")) {
            select.setInt(1, env);
            try (ResultSet rows = select.executeQuery()) {
                long newest = rows.next() ? rows.getLong(1) : 0;
                return rows.wasNull() ? Optional.empty() : Optional.of(FindingTables.instant(newest));
            }
        }
    }

    /// @param whole under the report's own names
    /// @param newcomers which of these meant another machine than before, and how that is called
    void save(EnvironmentFindings.Import whole, Map<AssetKey, AssetKey> newcomers) throws SQLException {
        Scan scan = whole.scan();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_import (env, position, report, digest, scanned_at, imported_at, strength,"
                        + " vantage, items, payload) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, env);
            insert.setLong(2, scan.position());
            insert.setString(3, scan.report());
            insert.setBytes(4, HexFormat.of().parseHex(scan.digest()));
            insert.setLong(5, FindingTables.micros(scan.scannedAt()));
            insert.setLong(6, FindingTables.micros(scan.importedAt()));
            insert.setString(7, scan.strength().name());
            insert.setString(8, scan.vantage().name());
            insert.setInt(9, whole.sightings().size());
            insert.setBytes(10, vault.seal(place(scan.position()), ImportPacking.pack(whole, newcomers)));
            insert.executeUpdate();
        }
        named(scan.position(), scan.report());
        this.newcomers.put(scan.position(), newcomers);
        scopes.put(scan.position(), called(scan.hosts().keySet(), newcomers));
    }

    /// Keeps what an import brought.
    void remember(String report, ImportHistory history) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select position, report from finding_import where env = ? and report = ?")) {
            select.setInt(1, env);
            select.setString(2, report);
            readNames(select);
        }
        long position = position(report);
        try (PreparedStatement update =
                connection.prepareStatement("update finding_import set history = ? where env = ? and position = ?")) {
            update.setBytes(1, vault.seal(place(position) + "/history", history.packed()));
            update.setInt(2, env);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    /// @return what imports brought, withdrawn ones too, by their ids; older ones of which it was not kept are left out
    Map<String, ImportHistory> histories() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select position, report, history from finding_import where env = ? and history is not null")) {
            select.setInt(1, env);
            try (ResultSet rows = select.executeQuery()) {
                Map<String, ImportHistory> found = new HashMap<>();
                while (rows.next()) {
                    byte[] packed = vault.open(place(rows.getLong(1)) + "/history", rows.getBytes(3));
                    found.put(rows.getString(2), ImportHistory.parse(packed));
                }
                return found;
            }
        }
    }

    /// @return whether there was such an import that counted
    boolean withdraw(String report, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update finding_import set withdrawn_at = ?"
                + " where env = ? and report = ? and withdrawn_at is null")) {
            update.setLong(1, FindingTables.micros(at));
            update.setInt(2, env);
            update.setString(3, report);
            return update.executeUpdate() == 1;
        }
    }

    /// Leaves nothing of an import of which nobody was told, so that it may be made again under its own id.
    /// Nothing that is folded may rest on it any more.
    void forget(String report) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from finding_import where env = ? and report = ?")) {
            delete.setInt(1, env);
            delete.setString(2, report);
            delete.executeUpdate();
        }
    }

    /// The ids of all imports that count.
    Set<String> counting() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select report from finding_import where env = ? and withdrawn_at is null")) {
            select.setInt(1, env);
            try (ResultSet rows = select.executeQuery()) {
                Set<String> found = new HashSet<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    /// The hosts that an import covered, newcomers under names of their own.
    Set<AssetKey> scope(long position) throws SQLException {
        Set<AssetKey> known = scopes.get(position);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select payload from finding_import where env = ? and position = ?")) {
            select.setInt(1, env);
            select.setLong(2, position);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("environment " + env + " has no import " + position);
                }
                ImportPacking.Held held = ImportPacking.parse(vault.open(place(position), rows.getBytes(1)));
                Set<AssetKey> scope = called(held.hosts().keySet(), held.newcomers());
                scopes.put(position, scope);
                return scope;
            }
        }
    }

    /// How a scan looked at hosts, under the report's own names.
    record Looked(Strength strength, Map<AssetKey, Look> hosts) {}

    /// @return scans that count and began within a time, in no particular order
    List<Looked> looks(Instant from, Instant to) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position, strength, payload from finding_import"
                        + " where env = ? and withdrawn_at is null and scanned_at >= ? and scanned_at < ?")) {
            select.setInt(1, env);
            select.setLong(2, FindingTables.micros(from));
            select.setLong(3, FindingTables.micros(to));
            select.setFetchSize(5);
            List<Looked> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] packed = vault.open(place(rows.getLong(1)), rows.getBytes(3));
                    found.add(new Looked(Strength.valueOf(rows.getString(2)), ImportPacking.hosts(packed)));
                }
            }
            return found;
        }
    }

    /// @return the hosts that these covered, under the reports' own names; those that do not count are left out
    Set<AssetKey> hosts(Set<String> wanted) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select position, payload from finding_import"
                + " where env = ? and withdrawn_at is null and report = any(?)")) {
            select.setInt(1, env);
            select.setArray(2, connection.createArrayOf("text", wanted.toArray()));
            Set<AssetKey> hosts = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] packed = vault.open(place(rows.getLong(1)), rows.getBytes(2));
                    hosts.addAll(ImportPacking.hosts(packed).keySet());
                }
            }
            return hosts;
        }
    }

    /// @return everything that counts, under the reports' own names, in no particular order
    List<EnvironmentFindings.Import> wholes() throws SQLException {
        List<EnvironmentFindings.Import> counting = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select position, report, digest, scanned_at, imported_at, strength, vantage, payload"
                        + " from finding_import where env = ? and withdrawn_at is null")) {
            select.setInt(1, env);
            select.setFetchSize(20);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long position = rows.getLong(1);
                    ImportPacking.Held held = ImportPacking.parse(vault.open(place(position), rows.getBytes(8)));
                    newcomers.put(position, held.newcomers());
                    Scan scan = new Scan(
                            rows.getString(2),
                            HexFormat.of().formatHex(rows.getBytes(3)),
                            FindingTables.instant(rows.getLong(4)),
                            FindingTables.instant(rows.getLong(5)),
                            position,
                            Strength.valueOf(rows.getString(6)),
                            Vantage.valueOf(rows.getString(7)),
                            held.hosts(),
                            held.coverage());
                    counting.add(new EnvironmentFindings.Import(scan, held.sightings(), held.assets()));
                }
            }
        }
        return counting;
    }

    private static Set<AssetKey> called(Set<AssetKey> names, Map<AssetKey, AssetKey> newcomers) {
        return newcomers.isEmpty()
                ? names
                : names.stream()
                        .map(name -> newcomers.getOrDefault(name, name))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Keeps of every import who its newcomers are by this estate, where that has changed.
    ///
    /// @param wholes all that count, as read by [#wholes()]
    void rename(Collection<EnvironmentFindings.Import> wholes, Estate estate) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update finding_import set payload = ? where env = ? and position = ?")) {
            for (EnvironmentFindings.Import whole : wholes) {
                long position = whole.scan().position();
                Map<AssetKey, AssetKey> now = estate.newcomers(whole.scan().report());
                if (!now.equals(newcomers.put(position, now))) {
                    update.setBytes(1, vault.seal(place(position), ImportPacking.pack(whole, now)));
                    update.setInt(2, env);
                    update.setLong(3, position);
                    update.executeUpdate();
                    scopes.put(position, called(whole.scan().hosts().keySet(), now));
                }
            }
        }
    }

    private String place(long position) {
        return "import/" + env + "/" + position;
    }
}
