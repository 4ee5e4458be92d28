package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Proofs, made for one use, that a person is who they say. None is ever removed: they say who proved what when.
/// Thread-safe.
public final class ConfirmationStore {
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final NetworkId network;

    ConfirmationStore(Database database, NetworkId network) {
        this.database = database;
        this.network = network;
    }

    /// @param fresh not used yet
    public void add(Confirmation fresh) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into confirmation (network, hash,"
                    + " account, acts, made_at, expires_at) values (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, network.value());
                insert.setBytes(2, HEX.parseHex(fresh.hash()));
                insert.setString(3, fresh.account().value());
                insert.setBytes(4, HEX.parseHex(fresh.acts()));
                insert.setLong(5, Micros.of(fresh.madeAt()));
                insert.setLong(6, Micros.of(fresh.expiresAt()));
                return insert.executeUpdate();
            }
        });
    }

    /// @return whether it was this person's, for these acts, in time and not used before; then it is used now
    public boolean spend(String hash, PersonId account, String acts, Instant at) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update confirmation set spent_at = ? where network = ? and hash = ?"
                            + " and account = ? and acts = ? and spent_at is null and expires_at > ?")) {
                update.setLong(1, Micros.of(at));
                update.setString(2, network.value());
                update.setBytes(3, HEX.parseHex(hash));
                update.setString(4, account.value());
                update.setBytes(5, HEX.parseHex(acts));
                update.setLong(6, Micros.of(at));
                return update.executeUpdate() == 1;
            }
        });
    }

    /// Takes a use back, of acts that were not done.
    public void release(String hash) {
        set(hash, "spent_at = null where position is null and", Optional.empty());
    }

    /// Puts down where in the ledger the acts are.
    public void settle(String hash, long position) {
        set(hash, "position = ? where", Optional.of(position));
    }

    private void set(String hash, String what, Optional<Long> position) {
        database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update confirmation set " + what + " network = ? and hash = ?")) {
                int place = 1;
                if (position.isPresent()) {
                    update.setLong(place++, position.get());
                }
                update.setString(place++, network.value());
                update.setBytes(place, HEX.parseHex(hash));
                return update.executeUpdate();
            }
        });
    }

    /// @return the newest first
    public List<Confirmation> of(PersonId account, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select hash, acts, made_at, expires_at, spent_at, position from confirmation where network = ? and"
                            + " account = ? order by made_at desc limit ?")) {
                select.setString(1, network.value());
                select.setString(2, account.value());
                select.setInt(3, limit);
                List<Confirmation> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Confirmation(
                                HEX.formatHex(rows.getBytes(1)),
                                account,
                                HEX.formatHex(rows.getBytes(2)),
                                Micros.instant(rows.getLong(3)),
                                Micros.instant(rows.getLong(4)),
                                number(rows, 5).map(Micros::instant),
                                number(rows, 6)));
                    }
                }
                return found;
            }
        });
    }

    private static Optional<Long> number(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
