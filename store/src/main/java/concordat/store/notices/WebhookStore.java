package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.NetworkId;
import concordat.store.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Addresses that are told of notices. Thread-safe.
public final class WebhookStore {

    private final Stores stores;
    private final NetworkId network;

    public WebhookStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// What came of adding one.
    public enum Adding {
        ADDED,
        /// The same body, or the Authority, has this address already.
        TAKEN
    }

    public Adding add(Webhook hook) {
        return stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into webhook (network, id, body, url, kinds, secret, created_by, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setString(2, hook.id());
                insert.setString(3, hook.body().orElse(null));
                insert.setString(4, hook.url());
                insert.setArray(
                        5,
                        NoticeStore.texts(
                                connection,
                                hook.kinds().stream().map(Enum::name).sorted().collect(Collectors.toList())));
                insert.setString(6, hook.secret());
                insert.setString(7, hook.createdBy().value());
                insert.setLong(8, Micros.of(hook.createdAt()));
                return insert.executeUpdate() == 1 ? Adding.ADDED : Adding.TAKEN;
            }
        });
    }

    /// @return all of a body, or all of the Authority when none is named; oldest first
    public List<Webhook> of(Optional<String> body) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + Rows.WEBHOOK
                    + " from webhook w where w.network = ? and w.body is not distinct from ?"
                    + " order by w.created_at, w.id")) {
                select.setString(1, network.value());
                select.setString(2, body.orElse(null));
                List<Webhook> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(Rows.webhook(rows));
                    }
                }
                return found;
            }
        });
    }

    public Optional<Webhook> one(String id) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + Rows.WEBHOOK + " from webhook w where w.network = ? and w.id = ?")) {
                select.setString(1, network.value());
                select.setString(2, id);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Rows.webhook(rows)) : Optional.empty();
                }
            }
        });
    }

    /// Gives it another secret; the one before is used beside it until an instant.
    ///
    /// @param secret sealed
    public void rotate(String id, String secret, Instant formerUntil) {
        change(
                "update webhook set former_secret = secret, former_until = ?, secret = ? where network = ? and id = ?",
                update -> {
                    update.setLong(1, Micros.of(formerUntil));
                    update.setString(2, secret);
                    return 3;
                },
                id);
    }

    /// Notes that an attempt succeeded.
    public void succeeded(String id) {
        change("update webhook set failures = 0 where network = ? and id = ? and failures > 0", update -> 1, id);
    }

    /// Notes that an attempt failed, and pauses it when that was one too many in a row.
    ///
    /// @param most how many in a row are borne
    public void failed(String id, int most, String why, Instant at) {
        change(
                "update webhook set failures = failures + 1,"
                        + " paused_at = case when failures + 1 >= ? then coalesce(paused_at, ?) else paused_at end,"
                        + " paused_why = case when failures + 1 >= ? then coalesce(paused_why, ?) else paused_why end"
                        + " where network = ? and id = ?",
                update -> {
                    update.setInt(1, most);
                    update.setLong(2, Micros.of(at));
                    update.setInt(3, most);
                    update.setString(4, why);
                    return 5;
                },
                id);
    }

    /// Sends nothing to it until it is resumed. What has paused it already stays the reason.
    public void pause(String id, String why, Instant at) {
        change(
                "update webhook set paused_at = ?, paused_why = ? where network = ? and id = ? and paused_at is null",
                update -> {
                    update.setLong(1, Micros.of(at));
                    update.setString(2, why);
                    return 3;
                },
                id);
    }

    /// Sends to it again.
    public void resume(String id) {
        change(
                "update webhook set failures = 0, paused_at = null, paused_why = null where network = ? and id = ?",
                update -> 1,
                id);
    }

    /// Removes it and everything that was to be sent to it.
    public void remove(String id) {
        change("delete from webhook where network = ? and id = ?", update -> 1, id);
    }

    /// Lets go of former secrets that are used no longer.
    public void dropFormerSecrets(Instant at) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update webhook set former_secret = null,"
                    + " former_until = null where network = ? and former_until <= ?")) {
                update.setString(1, network.value());
                update.setLong(2, Micros.of(at));
                return update.executeUpdate();
            }
        });
    }

    /// Queues a delivery that says nothing but that the address is registered.
    ///
    /// @param delivery its id
    public void ping(String id, String delivery, Instant at) {
        stores.write(connection -> {
            insertPing(connection, id, delivery, at);
            return true;
        });
    }

    private void insertPing(Connection connection, String id, String delivery, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into delivery (network, id, channel, person, webhook, urgent, state, due_at, created_at)"
                        + " values (?, ?, 'WEBHOOK', ?, ?, true, 'WAITING', ?, ?)")) {
            insert.setString(1, network.value());
            insert.setString(2, delivery);
            insert.setNull(3, Types.VARCHAR);
            insert.setString(4, id);
            insert.setLong(5, Micros.of(at));
            insert.setLong(6, Micros.of(at));
            insert.executeUpdate();
        }
    }

    private interface Binding {
        /// @return the next column
        int bind(PreparedStatement update) throws SQLException;
    }

    private void change(String sql, Binding binding, String id) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                int next = binding.bind(update);
                update.setString(next, network.value());
                update.setString(next + 1, id);
                return update.executeUpdate();
            }
        });
    }
}
