package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.notices.Notice;
import concordat.store.Stores;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What people were told. What one act tells, and what is to be sent because of it, is written in the transaction that
/// moves the cursor over the act: neither a kill nor a second writer loses or doubles any of it. Thread-safe.
public final class NoticeStore {

    private final Stores stores;
    private final NetworkId network;

    public NoticeStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// How far the ledger was read. The first time of all it begins at `first`: what happened before there were notices
    /// is no news.
    public long cursor(long first) {
        return stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into notice_cursor (network, position) values (?, ?) on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setLong(2, first);
                insert.executeUpdate();
            }
            return position(connection);
        });
    }

    /// What came of writing.
    public enum Writing {
        WRITTEN,
        /// Somebody else has moved the cursor meanwhile; nothing was written.
        MOVED
    }

    /// Writes what the acts from one position up to another tell, and moves the cursor over them.
    ///
    /// @param from where the cursor stands
    /// @param to exclusive
    /// @param mail whether mail can be sent at all
    public Writing write(long from, long to, List<Notice> notices, boolean mail, Instant now) {
        return stores.write(connection -> {
            if (position(connection) != from) {
                return Writing.MOVED;
            }
            new NoticeWriting(connection, network, mail, now).write(notices);
            try (PreparedStatement update =
                    connection.prepareStatement("update notice_cursor set position = ? where network = ?")) {
                update.setLong(1, to);
                update.setString(2, network.value());
                update.executeUpdate();
            }
            return Writing.WRITTEN;
        });
    }

    /// Writes what time has brought, as far as it was not told yet.
    ///
    /// @return how many of them were new
    public int write(List<Notice> notices, boolean mail, Instant now) {
        return stores.write(connection -> {
            position(connection);
            return new NoticeWriting(connection, network, mail, now).write(notices);
        });
    }

    /// Whoever comes second waits here for the first.
    private long position(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position from notice_cursor where network = ? for update")) {
            select.setString(1, network.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    /// One page of an inbox.
    public List<Told> inbox(InboxQuestion question) {
        String compare = question.order().descending ? "<" : ">";
        String direction = question.order().descending ? " desc" : "";
        String key = question.order().key;
        String sql = "select " + Rows.NOTICE + ", r.read_at" + FROM + WHERE
                + " and (?::text is null or (" + key + ", r.notice) " + compare + " (select " + key
                + ", r.notice" + FROM + " where r.network = ? and r.person = ? and r.notice = ?))"
                + " order by " + key + direction + ", r.notice" + direction + " limit ?";
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int at = bind(connection, select, question);
                select.setString(at++, question.cursor().orElse(null));
                select.setString(at++, network.value());
                select.setString(at++, question.person().value());
                select.setString(at++, question.cursor().orElse(null));
                select.setInt(at, question.limit());
                return told(select);
            }
        });
    }

    private static final String FROM =
            " from notice_reader r join notice n on n.network = r.network and n.id = r.notice";
    private static final String WHERE = " where r.network = ? and r.person = ?"
            + " and (n.audience = any(?) or (n.audience || '/' || coalesce(n.body, '')) = any(?))"
            + " and (not ? or r.read_at is null)"
            + " and (not ? or n.kind = any(?))"
            + " and (?::text is null or n.body = ?)";

    /// @return how many there are in all of what is asked for, whatever the page
    public int count(InboxQuestion question) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select count(*)" + FROM + WHERE)) {
                bind(connection, select, question);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    /// @return one of a person's own notices, when they may still read it
    public Optional<Told> one(InboxQuestion question, String id) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + Rows.NOTICE + ", r.read_at" + FROM + WHERE + " and r.notice = ?")) {
                select.setString(bind(connection, select, question), id);
                return told(select).stream().findFirst();
            }
        });
    }

    private int bind(Connection connection, PreparedStatement select, InboxQuestion question) throws SQLException {
        select.setString(1, network.value());
        select.setString(2, question.person().value());
        select.setArray(3, texts(connection, List.of(question.everything())));
        select.setArray(4, texts(connection, List.of(question.some())));
        select.setBoolean(5, question.unreadOnly());
        select.setBoolean(6, !question.kinds().isEmpty());
        select.setArray(
                7, texts(connection, question.kinds().stream().map(Enum::name).toList()));
        select.setString(8, question.body().orElse(null));
        select.setString(9, question.body().orElse(null));
        return 10;
    }

    private static List<Told> told(PreparedStatement select) throws SQLException {
        List<Told> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Told(Rows.notice(rows), Rows.instant(rows, 13)));
            }
        }
        return found;
    }

    /// Notes that a person has read some of what they were told, or all of it.
    ///
    /// @param ids none for all
    /// @return how many had not been read
    public int read(PersonId person, Optional<List<String>> ids, Instant at) {
        return stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update notice_reader set read_at = ?"
                    + " where network = ? and person = ? and read_at is null and (? or notice = any(?))")) {
                update.setLong(1, Micros.of(at));
                update.setString(2, network.value());
                update.setString(3, person.value());
                update.setBoolean(4, ids.isEmpty());
                update.setArray(5, texts(connection, ids.orElse(List.of())));
                return update.executeUpdate();
            }
        });
    }

    /// Throws away what is so old that nobody looks for it.
    ///
    /// @return how many notices
    public int dropOlderThan(Instant at) {
        return stores.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from notice where network = ? and at < ?")) {
                delete.setString(1, network.value());
                delete.setLong(2, Micros.of(at));
                return delete.executeUpdate();
            }
        });
    }

    static Array texts(Connection connection, Collection<String> all) throws SQLException {
        return connection.createArrayOf("text", all.toArray());
    }
}
