package concordat.store.tickets;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.Stores;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Other programs to which tickets go. Thread-safe.
public final class ConnectorStore {

    private static final String ALL = "select id, body, name, url, detail, reason, secret, status_secret, created_by,"
            + " created_at, refused, refused_at from ticket_connector where network = ?";

    private final Stores stores;
    private final NetworkId network;

    public ConnectorStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// @return false when the body has this address already
    public boolean add(TicketConnector one) {
        return stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into ticket_connector (network, id,"
                    + " body, name, url, detail, reason, secret, status_secret, created_by, created_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setString(2, one.id());
                insert.setString(3, one.body().value());
                insert.setString(4, one.name());
                insert.setString(5, one.url());
                insert.setString(6, one.detail().name());
                insert.setString(7, one.reason());
                insert.setString(8, one.secret());
                insert.setString(9, one.statusSecret());
                insert.setString(10, one.createdBy().value());
                insert.setLong(11, Micros.of(one.createdAt()));
                return insert.executeUpdate() == 1;
            }
        });
    }

    /// @return a body's, oldest first
    public List<TicketConnector> of(BodyId body) {
        return select(" and body = ? order by created_at, id", body.value());
    }

    public Optional<TicketConnector> one(String id) {
        return select(" and id = ?", id).stream().findFirst();
    }

    private List<TicketConnector> select(String condition, String value) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL + condition)) {
                select.setString(1, network.value());
                select.setString(2, value);
                List<TicketConnector> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(connector(rows));
                    }
                }
                return found;
            }
        });
    }

    private static TicketConnector connector(ResultSet rows) throws SQLException {
        return new TicketConnector(
                rows.getString("id"),
                new BodyId(rows.getString("body")),
                rows.getString("name"),
                rows.getString("url"),
                TicketConnector.Detail.valueOf(rows.getString("detail")),
                rows.getString("reason"),
                rows.getString("secret"),
                rows.getString("status_secret"),
                new PersonId(rows.getString("created_by")),
                Micros.instant(rows.getLong("created_at")),
                rows.getLong("refused"),
                TicketStore.instant(rows, "refused_at"));
    }

    /// Gives it other secrets, at once.
    ///
    /// @param secret sealed
    /// @param statusSecret sealed
    public void rotate(String id, String secret, String statusSecret) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update ticket_connector set secret = ?, status_secret = ? where network = ? and id = ?")) {
                update.setString(1, secret);
                update.setString(2, statusSecret);
                update.setString(3, network.value());
                update.setString(4, id);
                return update.executeUpdate();
            }
        });
    }

    /// Counts messages from there that were refused.
    public void refused(String id, long count, Instant at) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update ticket_connector"
                    + " set refused = refused + ?, refused_at = ? where network = ? and id = ?")) {
                update.setLong(1, count);
                update.setLong(2, Micros.of(at));
                update.setString(3, network.value());
                update.setString(4, id);
                return update.executeUpdate();
            }
        });
    }

    /// Removes it, with all tickets that went there.
    public void remove(String id) {
        stores.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from ticket_connector where network = ? and id = ?")) {
                delete.setString(1, network.value());
                delete.setString(2, id);
                return delete.executeUpdate();
            }
        });
    }
}
