package concordat.store.tickets;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.Stores;
import concordat.store.findings.FindingVault;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tickets and what became of them. Whoever takes one to send has it for a while; when they are killed meanwhile it is
/// taken again, so that everything is sent at least once. Thread-safe.
public final class TicketStore {

    private static final String TICKET = "t.number, t.id, t.connector, t.body, t.environment, t.kind, t.subject,"
            + " t.created_by, t.created_at, t.state, t.due_at, t.attempts, t.tried_at, t.reason, t.said, t.said_at, t.words";

    private final Stores stores;
    private final NetworkId network;
    private final Function<BodyId, FindingVault> vaults;

    /// @param vaults seal what is said beside a status
    public TicketStore(Stores stores, NetworkId network, Function<BodyId, FindingVault> vaults) {
        this.stores = stores;
        this.network = network;
        this.vaults = vaults;
    }

    /// @return the ticket, or the one that this connector was told of the same thing before
    public Ticket add(
            String id,
            TicketConnector connector,
            EnvironmentId environment,
            Ticket.Kind kind,
            String subject,
            PersonId by,
            Instant at) {
        stores.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into ticket (network, id, connector,"
                    + " body, environment, kind, subject, created_by, created_at, state, due_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?) on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setString(2, id);
                insert.setString(3, connector.id());
                insert.setString(4, connector.body().value());
                insert.setString(5, environment.value());
                insert.setString(6, kind.name());
                insert.setString(7, subject);
                insert.setString(8, by.value());
                insert.setLong(9, Micros.of(at));
                insert.setLong(10, Micros.of(at));
                return insert.executeUpdate();
            }
        });
        return select("t.connector = ? and t.subject = ?", connector.id(), subject).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ticket of " + subject + " was not kept"));
    }

    public Optional<Ticket> one(String id) {
        return select("t.id = ?", id).stream().findFirst();
    }

    /// @return all that concern one of these actions and proposals, oldest first
    public List<Ticket> about(BodyId body, Collection<String> subjects) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + TICKET
                    + " from ticket t where t.network = ? and t.body = ? and t.subject = any(?) order by t.number")) {
                select.setString(1, network.value());
                select.setString(2, body.value());
                select.setArray(3, connection.createArrayOf("text", subjects.toArray()));
                return tickets(select);
            }
        });
    }

    private List<Ticket> select(String condition, String... values) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + TICKET
                    + " from ticket t where t.network = ? and " + condition + " order by t.number")) {
                select.setString(1, network.value());
                for (int i = 0; i < values.length; i++) {
                    select.setString(i + 2, values[i]);
                }
                return tickets(select);
            }
        });
    }

    /// @param after the number of the last one seen
    public List<Ticket> page(BodyId body, TicketFilter filter, Optional<Long> after, int limit) {
        return stores.read(connection -> {
            StringBuilder sql =
                    new StringBuilder("select " + TICKET + " from ticket t where t.network = ? and t.body = ?");
            List<String> values = new ArrayList<>(List.of(network.value(), body.value()));
            filter.connector().ifPresent(c -> {
                sql.append(" and t.connector = ?");
                values.add(c);
            });
            filter.state().ifPresent(s -> {
                sql.append(" and t.state = ?");
                values.add(s.name());
            });
            filter.said().ifPresent(s -> {
                sql.append(" and t.said = ?");
                values.add(s.name());
            });
            filter.subject().ifPresent(s -> {
                sql.append(" and t.subject = ?");
                values.add(s);
            });
            after.ifPresent(number -> sql.append(filter.oldestFirst() ? " and t.number > " : " and t.number < ")
                    .append((long) number));
            sql.append(" order by t.number")
                    .append(filter.oldestFirst() ? "" : " desc")
                    .append(" limit ")
                    .append(limit);
            try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
                for (int i = 0; i < values.size(); i++) {
                    select.setString(i + 1, values.get(i));
                }
                return tickets(select);
            }
        });
    }

    /// Takes what is due, those due longest first.
    ///
    /// @param until when it may be taken again if nothing is said of it
    public List<Ticket> take(Instant now, Instant until, int most) {
        return stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update ticket t set claimed_until = ?,"
                    + " attempts = t.attempts + 1, tried_at = ? from (select id from ticket q"
                    + " where q.network = ? and q.state = 'WAITING' and q.due_at <= ?"
                    + " and (q.claimed_until is null or q.claimed_until <= ?)"
                    + " order by q.due_at, q.number limit ? for update skip locked) due"
                    + " where t.network = ? and t.id = due.id returning " + TICKET)) {
                update.setLong(1, Micros.of(until));
                update.setLong(2, Micros.of(now));
                update.setString(3, network.value());
                update.setLong(4, Micros.of(now));
                update.setLong(5, Micros.of(now));
                update.setInt(6, most);
                update.setString(7, network.value());
                return tickets(update);
            }
        });
    }

    /// Notes that it has arrived.
    public void sent(String id) {
        settle(id, Ticket.State.SENT, Optional.empty());
    }

    /// Notes that it will not be tried again by itself.
    public void dead(String id, String reason) {
        settle(id, Ticket.State.DEAD, Optional.of(reason));
    }

    private void settle(String id, Ticket.State state, Optional<String> reason) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update ticket set state = ?, reason = ?, claimed_until = null where network = ? and id = ?")) {
                update.setString(1, state.name());
                update.setString(2, reason.orElse(null));
                update.setString(3, network.value());
                update.setString(4, id);
                return update.executeUpdate();
            }
        });
    }

    /// Lets it be tried again later.
    public void later(String id, Instant due, String reason) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update ticket set due_at = ?, reason = ?,"
                    + " claimed_until = null where network = ? and id = ?")) {
                update.setLong(1, Micros.of(due));
                update.setString(2, reason);
                update.setString(3, network.value());
                update.setString(4, id);
                return update.executeUpdate();
            }
        });
    }

    /// Tries one again that is dead, from the first attempt on.
    ///
    /// @return whether there was such a one
    public boolean retry(String id, Instant now) {
        return stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update ticket set state = 'WAITING',"
                    + " attempts = 0, due_at = ?, claimed_until = null"
                    + " where network = ? and id = ? and state = 'DEAD'")) {
                update.setLong(1, Micros.of(now));
                update.setString(2, network.value());
                update.setString(3, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    /// What came of a message.
    public enum Hearing {
        HEARD,
        /// It came before, and changed nothing this time.
        AGAIN,
        /// A newer one has been heard already.
        OLDER,
        /// The connector was told of no such ticket.
        NO_SUCH_TICKET
    }

    /// Takes a message in, once.
    ///
    /// @param message its id, once for each connector
    /// @param at when it was signed
    public Hearing hear(
            TicketConnector connector,
            String message,
            String ticket,
            Ticket.Said said,
            Ticket.Words words,
            Instant at) {
        return stores.write(connection -> {
            try (PreparedStatement known = connection.prepareStatement(
                    "select said_at from ticket where network = ? and connector = ? and id = ? for update")) {
                known.setString(1, network.value());
                known.setString(2, connector.id());
                known.setString(3, ticket);
                try (ResultSet rows = known.executeQuery()) {
                    if (!rows.next()) {
                        return Hearing.NO_SUCH_TICKET;
                    }
                    long before = rows.getLong(1);
                    boolean newer = rows.wasNull() || before <= Micros.of(at);
                    try (PreparedStatement insert = connection.prepareStatement("insert into ticket_message"
                            + " (network, connector, id, ticket, at) values (?, ?, ?, ?, ?) on conflict do nothing")) {
                        insert.setString(1, network.value());
                        insert.setString(2, connector.id());
                        insert.setString(3, message);
                        insert.setString(4, ticket);
                        insert.setLong(5, Micros.of(at));
                        if (insert.executeUpdate() == 0) {
                            return Hearing.AGAIN;
                        }
                    }
                    if (!newer) {
                        return Hearing.OLDER;
                    }
                }
            }
            try (PreparedStatement update = connection.prepareStatement(
                    "update ticket set said = ?, said_at = ?, words = ? where network = ? and id = ?")) {
                update.setString(1, said.name());
                update.setLong(2, Micros.of(at));
                update.setBytes(3, sealed(connector.body(), ticket, words));
                update.setString(4, network.value());
                update.setString(5, ticket);
                update.executeUpdate();
                return Hearing.HEARD;
            }
        });
    }

    /// Forgets which messages came before an instant; they are too old to be taken again.
    public void tidy(Instant before) {
        stores.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from ticket_message where network = ? and at < ?")) {
                delete.setString(1, network.value());
                delete.setLong(2, Micros.of(before));
                return delete.executeUpdate();
            }
        });
    }

    private byte[] sealed(BodyId body, String ticket, Ticket.Words words) {
        String plain = words.reference().replace("\n", " ") + "\n" + words.remark();
        return vaults.apply(body).seal("ticket/" + ticket, plain.getBytes(StandardCharsets.UTF_8));
    }

    private Ticket.Words opened(BodyId body, String ticket, byte[] sealed) {
        String[] plain =
                new String(vaults.apply(body).open("ticket/" + ticket, sealed), StandardCharsets.UTF_8).split("\n", 2);
        return new Ticket.Words(plain[0], plain.length > 1 ? plain[1] : "");
    }

    private List<Ticket> tickets(PreparedStatement statement) throws SQLException {
        List<Ticket> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String id = rows.getString("id");
                BodyId body = new BodyId(rows.getString("body"));
                Optional<byte[]> words = Optional.ofNullable(rows.getBytes("words"));
                found.add(new Ticket(
                        rows.getLong("number"),
                        id,
                        rows.getString("connector"),
                        body,
                        new EnvironmentId(rows.getString("environment")),
                        Ticket.Kind.valueOf(rows.getString("kind")),
                        rows.getString("subject"),
                        new PersonId(rows.getString("created_by")),
                        Micros.instant(rows.getLong("created_at")),
                        Ticket.State.valueOf(rows.getString("state")),
                        Micros.instant(rows.getLong("due_at")),
                        rows.getInt("attempts"),
                        instant(rows, "tried_at"),
                        Optional.ofNullable(rows.getString("reason")),
                        Ticket.Said.valueOf(rows.getString("said")),
                        instant(rows, "said_at"),
                        words.map(w -> opened(body, id, w))));
            }
        }
        return found;
    }

    static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
        long micros = rows.getLong(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }
}
