package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/// Devices, workloads and egresses, found by certificate. Holds millions; reads and writes them as streams.
// Thread-safe.
public final class CallerStore {

    private static final String COLUMNS =
            "fingerprint, told, facts, changes_at, facts_after, kind, id, environment, services";
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final NetworkId network;

    CallerStore(Database database, NetworkId network) {
        this.database = database;
        this.network = network;
    }

    /// Puts many rows that were there at the beginning, in one transaction: all or none. A fingerprint that is known
    /// already gets the new row unless it follows from what is kept of an enrolled device.
    ///
    /// @return how many were given
    public long load(Iterator<CallerRow> rows) {
        return database.write(connection -> {
            if (none(connection)) {
                return copy(connection, "caller", rows);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("create temporary table incoming (like caller) on commit drop");
                long given = copy(connection, "incoming", rows);
                statement.execute("insert into caller select distinct on (network, fingerprint) * from incoming"
                        + conflict("told"));
                return given;
            }
        });
    }

    /// Puts rows that follow from what is kept in the same transaction; what is told in bulk later leaves them alone.
    ///
    /// @param changed no fingerprint twice
    public void put(Connection connection, List<CallerRow> changed) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("insert into caller (network, " + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + conflict("network = excluded.network"))) {
            for (CallerRow row : changed) {
                bind(connection, upsert, row);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /// Forgets callers.
    public void remove(Connection connection, Collection<String> fingerprints) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from caller where network = ? and fingerprint = any (?)")) {
            delete.setString(1, network.value());
            delete.setArray(2, fingerprints(connection, fingerprints));
            delete.executeUpdate();
        }
    }

    /// @return those that are known, by fingerprint
    public Map<String, CallerRow> find(Connection connection, Collection<String> fingerprints) throws SQLException {
        Map<String, CallerRow> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from caller where network = ? and fingerprint = any (?)")) {
            select.setString(1, network.value());
            select.setArray(2, fingerprints(connection, fingerprints));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    CallerRow row = caller(rows);
                    found.put(row.fingerprint(), row);
                }
            }
        }
        return found;
    }

    private static Array fingerprints(Connection connection, Collection<String> fingerprints) throws SQLException {
        return connection.createArrayOf(
                "bytea", fingerprints.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }

    /// @param fingerprint lower-case hex SHA-256 of the certificate
    public Optional<CallerRow> find(String fingerprint) {
        return database.read(connection ->
                Optional.ofNullable(find(connection, List.of(fingerprint)).get(fingerprint)));
    }

    /// Hands every row to a reader, as of one moment, in no order and without holding them all.
    ///
    /// @param reader gets rows that it may walk through once, before it returns
    public <T> T readAll(Function<Iterable<CallerRow>, T> reader) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select " + COLUMNS + " from caller where network = ?")) {
                select.setFetchSize(AT_ONCE);
                select.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes as bytes, not as hex
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    return reader.apply(() -> new Rows(rows));
                }
            }
        });
    }

    private boolean none(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select exists (select from caller where network = ?)")) {
            select.setString(1, network.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && !rows.getBoolean(1);
            }
        }
    }

    private long copy(Connection connection, String table, Iterator<CallerRow> rows) throws SQLException {
        String sql = "copy " + table + " (network, " + COLUMNS + ") from stdin";
        try (CopyLines lines =
                new CopyLines(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql))) {
            while (rows.hasNext()) {
                CallerRow row = rows.next();
                lines.text(network.value())
                        .bytes(row.fingerprint())
                        .text("t")
                        .number(row.facts())
                        .number(row.changesAt())
                        .number(row.factsAfter())
                        .text(row.kind().name())
                        .text(row.id())
                        .text(row.environment())
                        .array(row.services())
                        .end();
            }
            return lines.finish();
        }
    }

    private void bind(Connection connection, PreparedStatement insert, CallerRow row) throws SQLException {
        insert.setString(1, network.value());
        insert.setBytes(2, HexFormat.of().parseHex(row.fingerprint()));
        insert.setBoolean(3, false);
        insert.setLong(4, row.facts());
        insert.setLong(5, row.changesAt());
        insert.setLong(6, row.factsAfter());
        insert.setString(7, row.kind().name());
        insert.setString(8, row.id());
        insert.setString(9, row.environment());
        insert.setArray(10, connection.createArrayOf("text", row.services().toArray()));
    }

    private static String conflict(String where) {
        return " on conflict (network, fingerprint) do update set told = excluded.told, facts ="
                + " excluded.facts, changes_at = excluded.changes_at, facts_after = excluded.facts_after, kind ="
                + " excluded.kind, id = excluded.id, environment = excluded.environment, services = excluded.services"
                + " where caller." + where;
    }

    private static CallerRow caller(ResultSet row) throws SQLException {
        @Nullable Array services = row.getArray(9);
        return new CallerRow(
                HexFormat.of().formatHex(row.getBytes(1)),
                row.getString(7),
                CallerKind.valueOf(row.getString(6)),
                row.getString(8),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                services == null ? Set.of() : Set.of((String[]) services.getArray()));
    }

    /// The rows of a cursor. A broken connection ends the whole reading.
    private final class Rows implements Iterator<CallerRow> {

        private final ResultSet rows;
        private boolean more;

        Rows(ResultSet rows) {
            this.rows = rows;
            this.more = step();
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public CallerRow next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            try {
                CallerRow row = caller(rows);
                more = step();
                return row;
            } catch (SQLException e) {
                throw database.failed(e);
            }
        }

        private boolean step() {
            try {
                return rows.next();
            } catch (SQLException e) {
                throw database.failed(e);
            }
        }
    }
}
