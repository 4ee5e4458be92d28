package concordat.store.signals;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Streams of security events, and what was told by them. Thread-safe.
public final class SignalStore {

    private static final String STREAMS = "select id, body, name, issuer, audience, keys, token_hash, url, secret,"
            + " created_by, created_at, state, heard_at, refused, refused_at, refused_why, due_at, asked_at, failures,"
            + " failure from signal_stream where network = ?";
    private static final String EVENTS = "select number, body, stream, event, type, subject, happened_at, heard_at,"
            + " effect, said, repeats, repeated_at from signal_event where network = ?";

    private final Stores stores;
    private final NetworkId network;

    public SignalStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    public void add(SignalStream one) {
        write(
                "insert into signal_stream (network, id, body, name, issuer, audience, keys, token_hash, url, secret,"
                        + " due_at, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                one.id(),
                one.body().value(),
                one.name(),
                one.issuer(),
                one.audience(),
                one.keys(),
                one.way() instanceof SignalStream.Way.Pushed pushed
                        ? HexFormat.of().parseHex(pushed.tokenHash())
                        : null,
                one.way() instanceof SignalStream.Way.Polled polled ? polled.url() : null,
                one.way() instanceof SignalStream.Way.Polled polled
                        ? polled.secret().orElse(null)
                        : null,
                one.way() instanceof SignalStream.Way.Polled polled ? Micros.of(polled.dueAt()) : null,
                one.createdBy().value(),
                Micros.of(one.createdAt()));
    }

    /// Removes it with what it calls devices and people; what it told stays.
    public void remove(String stream) {
        write("delete from signal_stream where network = ? and id = ?", stream);
    }

    /// @return a body's, oldest first
    public List<SignalStream> of(BodyId body) {
        return streams(" and body = ? order by created_at, id", body.value());
    }

    public Optional<SignalStream> one(String stream) {
        return streams(" and id = ?", stream).stream().findFirst();
    }

    /// @return those that are to be asked by now, the longest due first
    public List<SignalStream> due(Instant now) {
        return streams(" and due_at <= ? order by due_at, id", Micros.of(now));
    }

    /// Notes that a stream could be asked.
    public void asked(String stream, Instant at, Instant next) {
        write(
                "with here as (select ?::text as network, ?::bigint as at, ?::bigint as next, ?::text as id)"
                        + " update signal_stream s set asked_at = here.at, due_at = here.next, failures = 0,"
                        + " failure = null from here where s.network = here.network and s.id = here.id",
                Micros.of(at),
                Micros.of(next),
                stream);
    }

    /// Notes that a stream could not be asked.
    public void failed(String stream, Instant at, Instant next, String why) {
        write(
                "with here as (select ?::text as network, ?::bigint as at, ?::bigint as next, ?::text as why,"
                        + " ?::text as id) update signal_stream s set asked_at = here.at, due_at = here.next,"
                        + " failures = s.failures + 1, failure = here.why from here"
                        + " where s.network = here.network and s.id = here.id",
                Micros.of(at),
                Micros.of(next),
                why,
                stream);
    }

    /// Notes that something came that was not taken.
    public void refused(String stream, Instant at, String why) {
        write(
                "with here as (select ?::text as network, ?::bigint as at, ?::text as why, ?::text as id)"
                        + " update signal_stream s set refused = s.refused + 1, refused_at = here.at,"
                        + " refused_why = here.why from here where s.network = here.network and s.id = here.id",
                Micros.of(at),
                why,
                stream);
    }

    /// Notes what a stream says of itself.
    public void state(String stream, String state) {
        write(
                "with here as (select ?::text as network, ?::text as state, ?::text as id) update signal_stream s"
                        + " set state = here.state from here where s.network = here.network and s.id = here.id",
                state,
                stream);
    }

    /// @return what a transmitter calls devices and people, by kind and name
    public List<SignalMatch> matches(String stream) {
        return read(
                "select kind, name, id from signal_match where network = ? and stream = ? order by kind, name",
                row -> new SignalMatch(row.getString(1), row.getString(2), row.getString(3)),
                stream);
    }

    public Optional<String> match(String stream, String kind, String name) {
        return read(
                        "select id from signal_match where network = ? and stream = ? and kind = ? and name = ?",
                        row -> row.getString(1),
                        stream,
                        kind,
                        name)
                .stream()
                .findFirst();
    }

    /// Keeps what a transmitter calls somebody or something, in place of what the name meant before.
    public void match(String stream, SignalMatch match) {
        write(
                "insert into signal_match (network, stream, kind, name, id) values (?, ?, ?, ?, ?)"
                        + " on conflict (network, stream, kind, name) do update set id = excluded.id",
                stream,
                match.kind(),
                match.name(),
                match.id());
    }

    public boolean unmatch(String stream, String kind, String name) {
        return write(
                        "delete from signal_match where network = ? and stream = ? and kind = ? and name = ?",
                        stream,
                        kind,
                        name)
                == 1;
    }

    /// Notes that an event came again.
    ///
    /// @return false when it has not come before
    public boolean repeated(String stream, String event, Instant at) {
        return write(
                        "with here as (select ?::text as network, ?::bigint as at, ?::text as stream, ?::text as event)"
                                + " update signal_event e set repeats = e.repeats + 1, repeated_at = here.at from here"
                                + " where e.network = here.network and e.stream = here.stream and e.event = here.event",
                        Micros.of(at),
                        stream,
                        event)
                == 1;
    }

    /// @return when the newest event of a type happened to a subject that something followed from
    public Optional<Instant> newest(String stream, String type, String subject) {
        return read(
                        "select max(happened_at) from signal_event where network = ? and stream = ? and type = ?"
                                + " and subject = ? and effect = 'acted'",
                        row -> instant(row, 1),
                        stream,
                        type,
                        subject)
                .getFirst();
    }

    /// Keeps an event and when its stream was heard; one that is kept already is left as it is.
    public void keep(SignalEvent one) {
        stores.write(connection -> {
            update(
                    connection,
                    "insert into signal_event (network, body, stream, event, type, subject, happened_at, heard_at,"
                            + " effect, said) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            + " on conflict (network, stream, event) do nothing",
                    one.body().value(),
                    one.stream(),
                    one.event(),
                    one.type(),
                    one.subject(),
                    Micros.of(one.happenedAt()),
                    Micros.of(one.heardAt()),
                    one.effect(),
                    one.said());
            return update(
                    connection,
                    "with here as (select ?::text as network, ?::bigint as at, ?::text as id) update signal_stream s"
                            + " set heard_at = here.at from here where s.network = here.network and s.id = here.id",
                    Micros.of(one.heardAt()),
                    one.stream());
        });
    }

    /// One page of a body's events.
    ///
    /// @param after the last number of the page before
    public List<SignalEvent> page(BodyId body, SignalWish wish, Optional<Long> after, int limit) {
        StringBuilder sql = new StringBuilder(" and body = ?");
        List<Object> values = new ArrayList<>(List.of(body.value()));
        and(sql, values, " and stream = ?", wish.stream());
        and(sql, values, " and effect = ?", wish.effect());
        and(sql, values, " and right(type, length(?::text) + 1) = '/' || ?::text", wish.type());
        wish.type().ifPresent(values::add);
        and(sql, values, " and position(? in subject) > 0", wish.subject());
        and(sql, values, wish.oldestFirst() ? " and number > ?" : " and number < ?", after);
        sql.append(wish.oldestFirst() ? " order by number" : " order by number desc")
                .append(" limit ")
                .append(limit);
        return read(EVENTS + sql, SignalStore::event, values.toArray());
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(v -> {
            sql.append(condition);
            values.add(v);
        });
    }

    /// Forgets what was heard before.
    public void tidy(Instant before) {
        write("delete from signal_event where network = ? and heard_at < ?", Micros.of(before));
    }

    private List<SignalStream> streams(String condition, Object value) {
        return read(STREAMS + condition, SignalStore::stream, value);
    }

    private static SignalStream stream(ResultSet row) throws SQLException {
        byte @Nullable [] hash = row.getBytes("token_hash");
        return new SignalStream(
                row.getString("id"),
                new BodyId(row.getString("body")),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("audience"),
                row.getString("keys"),
                hash != null
                        ? new SignalStream.Way.Pushed(HexFormat.of().formatHex(hash))
                        : new SignalStream.Way.Polled(
                                row.getString("url"),
                                Optional.ofNullable(row.getString("secret")),
                                Micros.instant(row.getLong("due_at")),
                                instant(row, row.findColumn("asked_at")),
                                row.getInt("failures"),
                                Optional.ofNullable(row.getString("failure"))),
                new PersonId(row.getString("created_by")),
                Micros.instant(row.getLong("created_at")),
                row.getString("state"),
                instant(row, row.findColumn("heard_at")),
                new SignalStream.Refused(
                        row.getLong("refused"),
                        instant(row, row.findColumn("refused_at")),
                        Optional.ofNullable(row.getString("refused_why"))));
    }

    private static SignalEvent event(ResultSet row) throws SQLException {
        return new SignalEvent(
                row.getLong(1),
                new BodyId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Micros.instant(row.getLong(7)),
                Micros.instant(row.getLong(8)),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                instant(row, 12));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    /// Makes something of a row.
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Reading<T> reading, Object... values) {
        return stores.read(connection -> {
            try (PreparedStatement select = prepared(connection, sql, values);
                    ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        });
    }

    private int write(String sql, @Nullable Object... values) {
        return stores.write(connection -> update(connection, sql, values));
    }

    private int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// The network is every statement's first value.
    private PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, network.value());
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 2, values[place]);
        }
        return statement;
    }
}
