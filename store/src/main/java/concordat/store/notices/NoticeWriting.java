package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.notices.Notice;
import concordat.notices.wish.Wishes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes notices and what is to be sent because of them, within one transaction.
final class NoticeWriting {

    private final Connection connection;
    private final NetworkId network;
    private final boolean mail;
    private final Instant now;

    NoticeWriting(Connection connection, NetworkId network, boolean mail, Instant now) {
        this.connection = connection;
        this.network = network;
        this.mail = mail;
        this.now = now;
    }

    /// @return how many were not there yet
    int write(List<Notice> notices) throws SQLException {
        List<Notice> fresh = insert(notices);
        if (fresh.isEmpty()) {
            return 0;
        }
        readers(fresh);
        Outgoing outgoing = new Outgoing(now);
        if (mail) {
            Map<PersonId, Wishes> wishes = wishes(fresh);
            for (Notice notice : fresh) {
                notice.to().forEach(person -> Optional.ofNullable(wishes.get(person))
                        .ifPresent(w -> outgoing.mail(notice, person, w)));
            }
        }
        List<Webhook> hooks = hooks();
        for (Notice notice : fresh) {
            hooks.forEach(hook -> outgoing.hook(notice, hook));
        }
        deliveries(outgoing.planned());
        return fresh.size();
    }

    private List<Notice> insert(List<Notice> notices) throws SQLException {
        Map<String, Notice> byId = new LinkedHashMap<>();
        notices.forEach(n -> byId.putIfAbsent(n.id(), n));
        Set<String> known = known(byId.keySet());
        List<Notice> fresh =
                byId.values().stream().filter(n -> !known.contains(n.id())).toList();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into notice (network, id, key, kind, audience, at, body, environment, control, subject,"
                        + " due_at, whole_day, facts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")) {
            for (Notice notice : fresh) {
                insert.setString(1, network.value());
                insert.setString(2, notice.id());
                insert.setString(3, notice.key());
                insert.setString(4, notice.kind().name());
                insert.setString(5, notice.audience().name());
                insert.setLong(6, Micros.of(notice.at()));
                insert.setString(7, notice.body().map(Object::toString).orElse(null));
                insert.setString(8, notice.environment().map(Object::toString).orElse(null));
                insert.setString(9, notice.control().map(Object::toString).orElse(null));
                insert.setString(10, notice.subject());
                if (notice.by().isPresent()) {
                    insert.setLong(11, Micros.of(notice.by().get()));
                } else {
                    insert.setNull(11, Types.BIGINT);
                }
                insert.setBoolean(12, notice.wholeDay());
                insert.setString(13, Rows.json(notice.facts()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return fresh;
    }

    private Set<String> known(Set<String> ids) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id from notice where network = ? and id = any(?)")) {
            select.setString(1, network.value());
            select.setArray(2, NoticeStore.texts(connection, ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    private void readers(List<Notice> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into notice_reader (network, person, notice, at) values (?, ?, ?, ?)")) {
            for (Notice notice : fresh) {
                for (PersonId person : notice.to()) {
                    insert.setString(1, network.value());
                    insert.setString(2, person.value());
                    insert.setString(3, notice.id());
                    insert.setLong(4, Micros.of(notice.at()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private Map<PersonId, Wishes> wishes(List<Notice> fresh) throws SQLException {
        Set<String> people = new HashSet<>();
        fresh.forEach(n -> n.to().forEach(p -> people.add(p.value())));
        Map<PersonId, Wishes> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select " + Rows.WISH
                + " from notice_wish where network = ? and person = any(?) and address is not null")) {
            select.setString(1, network.value());
            select.setArray(2, NoticeStore.texts(connection, people));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(new PersonId(rows.getString(1)), Rows.wishes(rows));
                }
            }
        }
        return found;
    }

    private List<Webhook> hooks() throws SQLException {
        List<Webhook> hooks = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select " + Rows.WEBHOOK + " from webhook w where w.network = ?")) {
            select.setString(1, network.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    hooks.add(Rows.webhook(rows));
                }
            }
        }
        return hooks;
    }

    private void deliveries(List<Outgoing.Planned> planned) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into delivery (network, id, channel, person, webhook, urgent, state, due_at, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?) on conflict do nothing");
                PreparedStatement hold = connection.prepareStatement(
                        "insert into delivery_notice (network, delivery, notice) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            for (Outgoing.Planned one : planned) {
                insert.setString(1, network.value());
                insert.setString(2, one.id());
                insert.setString(3, one.person().isPresent() ? "MAIL" : "WEBHOOK");
                insert.setString(4, one.person().map(Object::toString).orElse(null));
                insert.setString(5, one.webhook().orElse(null));
                insert.setBoolean(6, one.urgent());
                insert.setLong(7, Micros.of(one.dueAt()));
                insert.setLong(8, Micros.of(now));
                insert.addBatch();
                for (String notice : one.notices()) {
                    hold.setString(1, network.value());
                    hold.setString(2, one.id());
                    hold.setString(3, notice);
                    hold.addBatch();
                }
            }
            insert.executeBatch();
            hold.executeBatch();
        }
    }
}
