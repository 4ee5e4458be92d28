package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.Stores;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Links by which calendar programs, which cannot sign in, read one person's calendar. Of a token only the hash is
/// kept. Thread-safe.
public final class CalendarLinkStore {

    /// One link.
    ///
    /// @param label what its owner calls it
    public record Link(String id, String label, Instant createdAt) {}

    private final Stores stores;
    private final NetworkId network;

    public CalendarLinkStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// @param hash lower-case hex SHA-256 of the token
    public void add(PersonId person, Link link, String hash) {
        stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into calendar_link"
                    + " (network, id, hash, person, label, created_at) values (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, network.value());
                insert.setString(2, link.id());
                insert.setBytes(3, HexFormat.of().parseHex(hash));
                insert.setString(4, person.value());
                insert.setString(5, link.label());
                insert.setLong(6, Micros.of(link.createdAt()));
                return insert.executeUpdate();
            }
        });
    }

    /// @return a person's links, oldest first
    public List<Link> of(PersonId person) {
        return stores.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select id, label, created_at from calendar_link"
                            + " where network = ? and person = ? order by created_at, id")) {
                select.setString(1, network.value());
                select.setString(2, person.value());
                List<Link> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Link(rows.getString(1), rows.getString(2), Micros.instant(rows.getLong(3))));
                    }
                }
                return found;
            }
        });
    }

    /// @param hash lower-case hex SHA-256 of the token
    /// @return whose calendar it opens; none when it was revoked, or its owner's account is disabled
    public Optional<PersonId> owner(String hash) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select l.person from calendar_link l"
                    + " where l.network = ? and l.hash = ? and not exists (select from account a"
                    + " where a.network = l.network and a.id = l.person and a.disabled)")) {
                select.setString(1, network.value());
                select.setBytes(2, HexFormat.of().parseHex(hash));
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(new PersonId(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /// @return whether the person had such a link
    public boolean revoke(PersonId person, String id) {
        return stores.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from calendar_link where network = ? and person = ? and id = ?")) {
                delete.setString(1, network.value());
                delete.setString(2, person.value());
                delete.setString(3, id);
                return delete.executeUpdate() == 1;
            }
        });
    }
}
