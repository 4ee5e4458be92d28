package concordat.store.notices;

import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.notices.Severity;
import concordat.notices.wish.Quiet;
import concordat.notices.wish.Wishes;
import concordat.store.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What people want sent to them: the only place that knows an address. Thread-safe.
public final class WishStore {

    private final Stores stores;
    private final NetworkId network;

    public WishStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// @return none when they have said nothing
    public Optional<Wishes> of(PersonId person) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + Rows.WISH + " from notice_wish where network = ? and person = ?")) {
                select.setString(1, network.value());
                select.setString(2, person.value());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Rows.wishes(rows)) : Optional.empty();
                }
            }
        });
    }

    public void put(PersonId person, Wishes wishes) {
        stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into notice_wish"
                    + " (network, person, address, emergency, act, know, quiet_from, quiet_until, zone)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (network, person) do update set"
                    + " address = excluded.address, emergency = excluded.emergency, act = excluded.act,"
                    + " know = excluded.know, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,"
                    + " zone = excluded.zone")) {
                insert.setString(1, network.value());
                insert.setString(2, person.value());
                insert.setString(3, wishes.address().orElse(null));
                insert.setString(4, String.valueOf(wishes.manners().get(Severity.EMERGENCY)));
                insert.setString(5, String.valueOf(wishes.manners().get(Severity.ACT)));
                insert.setString(6, String.valueOf(wishes.manners().get(Severity.KNOW)));
                insert.setString(
                        7, wishes.quiet().map(Quiet::from).map(Object::toString).orElse(null));
                insert.setString(
                        8,
                        wishes.quiet().map(Quiet::until).map(Object::toString).orElse(null));
                insert.setString(9, wishes.zone().getId());
                return insert.executeUpdate();
            }
        });
    }

    /// Forgets a person: address and wishes, inbox, links, and whatever was to be sent or was.
    ///
    /// @return whether there was anything
    public boolean forget(PersonId person) {
        return stores.write(connection -> {
            int gone = 0;
            for (String table : List.of("notice_wish", "notice_reader", "calendar_link", "delivery")) {
                gone += delete(connection, table, person);
            }
            return gone > 0;
        });
    }

    private int delete(Connection connection, String table, PersonId person) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + table + " where network = ? and person = ?")) {
            delete.setString(1, network.value());
            delete.setString(2, person.value());
            return delete.executeUpdate();
        }
    }
}
