package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
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
            "fingerprint, sequence, facts, changes_at, facts_after, kind, id, environment, services";
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final NetworkId network;

    CallerStore(Database database, NetworkId network) {
        this.database = database;
        this.network = network;
    }

    /// Puts many rows that were there at the beginning, in one transaction: all or none. A fingerprint that is known
    /// already gets the new row unless it was changed since.
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
                        + conflict("sequence <= excluded.sequence"));
                return given;
            }
        });
    }

    /// Puts rows that changed. A row that was changed later already stays as it is.
    ///
    /// @param changed no fingerprint twice
    /// @return how many were stored
    public int put(List<SequencedCaller> changed) {
        return database.write(connection -> {
            int stored = 0;
            try (PreparedStatement upsert = connection.prepareStatement("insert into caller (network, " + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + conflict("sequence < excluded.sequence"))) {
                for (SequencedCaller caller : changed) {
                    bind(connection, upsert, caller);
                    upsert.addBatch();
                }
                for (int count : upsert.executeBatch()) {
                    stored += Math.max(count, 0);
                }
            }
            return stored;
        });
    }

    /// @param fingerprint lower-case hex SHA-256 of the certificate
    public Optional<CallerRow> find(String fingerprint) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + COLUMNS + " from caller where network = ? and fingerprint = ?")) {
                select.setString(1, network.value());
                select.setBytes(2, HexFormat.of().parseHex(fingerprint));
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(caller(rows).row()) : Optional.empty();
                }
            }
        });
    }

    /// Forgets a caller.
    ///
    /// @return whether it was known
    public boolean remove(String fingerprint) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from caller where network = ? and fingerprint = ?")) {
                delete.setString(1, network.value());
                delete.setBytes(2, HexFormat.of().parseHex(fingerprint));
                return delete.executeUpdate() > 0;
            }
        });
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

    /// @param sequence what the reader has seen up to
    /// @return what changed after, in order of change, at most `limit`
    public List<SequencedCaller> changedAfter(long sequence, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                    + " from caller where network = ? and sequence > ? and sequence > 0 order by sequence limit ?")) {
                select.setString(1, network.value());
                select.setLong(2, sequence);
                select.setInt(3, limit);
                return list(select);
            }
        });
    }

    /// One page of an environment's callers, by id.
    ///
    /// @param afterId the last id of the page before, empty for the first page
    public List<SequencedCaller> ofEnvironment(String environment, String afterId, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                    + " from caller where network = ? and environment = ? and id > ? order by id limit ?")) {
                select.setString(1, network.value());
                select.setString(2, environment);
                select.setString(3, afterId);
                select.setInt(4, limit);
                return list(select);
            }
        });
    }

    /// @return the highest sequence of any row, 0 when nothing has changed since the beginning
    public long newestSequence() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select coalesce(max(sequence), 0) from caller where network = ? and sequence > 0")) {
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
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
                        .number(0)
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

    private void bind(Connection connection, PreparedStatement insert, SequencedCaller caller) throws SQLException {
        CallerRow row = caller.row();
        insert.setString(1, network.value());
        insert.setBytes(2, HexFormat.of().parseHex(row.fingerprint()));
        insert.setLong(3, caller.sequence());
        insert.setLong(4, row.facts());
        insert.setLong(5, row.changesAt());
        insert.setLong(6, row.factsAfter());
        insert.setString(7, row.kind().name());
        insert.setString(8, row.id());
        insert.setString(9, row.environment());
        insert.setArray(10, connection.createArrayOf("text", row.services().toArray()));
    }

    private static String conflict(String unless) {
        return " on conflict (network, fingerprint) do update set sequence = excluded.sequence, facts ="
                + " excluded.facts, changes_at = excluded.changes_at, facts_after = excluded.facts_after, kind ="
                + " excluded.kind, id = excluded.id, environment = excluded.environment, services = excluded.services"
                + " where caller." + unless;
    }

    private static List<SequencedCaller> list(PreparedStatement select) throws SQLException {
        List<SequencedCaller> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(caller(rows));
            }
        }
        return found;
    }

    private static SequencedCaller caller(ResultSet row) throws SQLException {
        @Nullable Array services = row.getArray(9);
        return new SequencedCaller(
                new CallerRow(
                        HexFormat.of().formatHex(row.getBytes(1)),
                        row.getString(7),
                        CallerKind.valueOf(row.getString(6)),
                        row.getString(8),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        services == null ? Set.of() : Set.of((String[]) services.getArray())),
                row.getLong(2));
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
                CallerRow row = caller(rows).row();
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
