package concordat.store.findings;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Fixed sets of an environment's findings: what an action is to mend, what a decision on ratings is of. Which set
/// counts the ledger says, by the set's digest; here stand the findings that the digest is of, as keyed hashes. Every
/// method works on a connection whose transaction is the caller's.
public final class FindingScopes {

    private final NetworkId network;
    private final EnvironmentId environment;

    public FindingScopes(NetworkId network, EnvironmentId environment) {
        this.network = network;
        this.environment = environment;
    }

    /// How many of a scope's findings stand how.
    ///
    /// @param unknown those that no import shows under that identity any more
    /// @param lastSeen when a scan saw one of them last; none when none is known
    public record Tally(int open, int closed, int unknown, Optional<Instant> lastSeen) {

        /// Whether scans have shown that all of it is mended.
        public boolean mended() {
            return open == 0 && closed > 0 && unknown == 0;
        }
    }

    /// @param identities lower-case hex
    /// @return lower-case hex: of one the identity itself, of several SHA-256 over them in order
    public static String digest(Collection<String> identities) {
        if (identities.size() == 1) {
            return identities.iterator().next();
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new TreeSet<>(identities)
                    .forEach(identity -> sha.update(HexFormat.of().parseHex(identity)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Keeps a scope before the act that tells of it.
    ///
    /// @param identities lower-case hex, each once
    /// @return its digest
    public String keep(Connection connection, Set<String> identities) throws SQLException {
        String digest = digest(identities);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_scope (env, scope, identity) select ?, ?, unnest(?) on conflict do nothing")) {
            insert.setInt(1, env(connection));
            insert.setBytes(2, HexFormat.of().parseHex(digest));
            insert.setArray(3, bytes(connection, identities));
            insert.executeUpdate();
        }
        return digest;
    }

    /// @return the findings of a scope, lower-case hex
    public Set<String> members(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select identity from finding_scope where env = ? and scope = ?")) {
            select.setInt(1, env(connection));
            select.setBytes(2, HexFormat.of().parseHex(digest));
            Set<String> members = new TreeSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    members.add(HexFormat.of().formatHex(rows.getBytes(1)));
                }
            }
            return members;
        }
    }

    /// @param identities lower-case hex
    /// @return those of them that imports show, open or closed
    public List<ChosenFinding> known(Connection connection, Collection<String> identities) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + ChosenFinding.COLUMNS + " from finding where env = ? and identity = any(?)")) {
            select.setInt(1, env(connection));
            select.setArray(2, bytes(connection, identities));
            return ChosenFinding.all(select);
        }
    }

    /// @param identities lower-case hex
    /// @return every open finding of a weakness that one of them is of, themselves among them
    public List<ChosenFinding> alike(Connection connection, Collection<String> identities) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + ChosenFinding.COLUMNS + " from finding where env = ? and open and weakness = any(array("
                        + "select distinct weakness from finding where env = ? and identity = any(?)))")) {
            int env = env(connection);
            select.setInt(1, env);
            select.setInt(2, env);
            select.setArray(3, bytes(connection, identities));
            return ChosenFinding.all(select);
        }
    }

    /// Forgets every scope but these.
    public void sweep(Connection connection, Set<String> digests) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from finding_scope where env = ? and scope <> all(?)")) {
            delete.setInt(1, env(connection));
            delete.setArray(2, bytes(connection, digests));
            delete.executeUpdate();
        }
    }

    /// @param identities lower-case hex
    /// @return in which of these scopes each is, where it is in any
    public Map<String, String> of(Connection connection, Collection<String> identities, Set<String> digests)
            throws SQLException {
        Map<String, String> found = new HashMap<>();
        if (digests.isEmpty() || identities.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select identity, scope from finding_scope where env = ? and identity = any(?) and scope = any(?)")) {
            select.setInt(1, env(connection));
            select.setArray(2, bytes(connection, identities));
            select.setArray(3, bytes(connection, digests));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            HexFormat.of().formatHex(rows.getBytes(1)),
                            HexFormat.of().formatHex(rows.getBytes(2)));
                }
            }
        }
        return found;
    }

    /// @return how the findings of these scopes stand, by digest
    public Map<String, Tally> tallies(Connection connection, Set<String> digests) throws SQLException {
        Map<String, Tally> tallies = new HashMap<>();
        if (digests.isEmpty()) {
            return tallies;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select s.scope, count(*) filter (where f.open), count(*) filter (where not f.open),"
                        + " count(*) filter (where f.number is null), max(f.last_seen_at)"
                        + " from finding_scope s left join finding f on f.env = s.env and f.identity = s.identity"
                        + " where s.env = ? and s.scope = any(?) group by s.scope")) {
            select.setInt(1, env(connection));
            select.setArray(2, bytes(connection, digests));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long seen = rows.getLong(5);
                    Optional<Instant> last =
                            rows.wasNull() ? Optional.empty() : Optional.of(FindingTables.instant(seen));
                    tallies.put(
                            HexFormat.of().formatHex(rows.getBytes(1)),
                            new Tally(rows.getInt(2), rows.getInt(3), rows.getInt(4), last));
                }
            }
        }
        return tallies;
    }

    /// @return how many open findings of each weakness are in one of these scopes, by the weakness's mark and the scope
    public Map<Long, Map<String, Integer>> byWeakness(Connection connection, Set<String> digests) throws SQLException {
        Map<Long, Map<String, Integer>> found = new HashMap<>();
        if (digests.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement("select f.weakness, s.scope, count(*)"
                + " from finding_scope s join finding f on f.env = s.env and f.identity = s.identity and f.open"
                + " where s.env = ? and s.scope = any(?) group by f.weakness, s.scope")) {
            select.setInt(1, env(connection));
            select.setArray(2, bytes(connection, digests));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getLong(1), w -> new HashMap<>())
                            .put(HexFormat.of().formatHex(rows.getBytes(2)), rows.getInt(3));
                }
            }
        }
        return found;
    }

    private int env(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id from finding_environment where network = ? and environment = ?")) {
            select.setString(1, network.value());
            select.setString(2, environment.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static java.sql.Array bytes(Connection connection, Collection<String> hex) throws SQLException {
        return connection.createArrayOf(
                "bytea", hex.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }
}
