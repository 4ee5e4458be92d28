package concordat.store.notices;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.notices.Notice;
import concordat.store.Stores;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be sent. Whoever takes a delivery has it for a while; when they are killed meanwhile, it is taken again
/// after that, so everything is sent at least once. Thread-safe.
public final class DeliveryStore {

    private static final String DELIVERY = "d.id, d.person, d.webhook, d.urgent, d.state, d.attempts, d.due_at,"
            + " d.created_at, d.tried_at, d.reason, (select count(*) from delivery_notice dn"
            + " where dn.network = d.network and dn.delivery = d.id)";

    private final Stores stores;
    private final NetworkId network;

    public DeliveryStore(Stores stores, NetworkId network) {
        this.stores = stores;
        this.network = network;
    }

    /// Takes what is due, those due longest first.
    ///
    /// @param mail whether mail can be sent at all
    /// @param until when it may be taken again if nothing is said of it
    public List<Delivery> take(boolean mail, Instant now, Instant until, int most) {
        return stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update delivery d set claimed_until = ?,"
                    + " attempts = d.attempts + 1, tried_at = ? from (select id from delivery q"
                    + " where q.network = ? and q.state = 'WAITING' and q.due_at <= ?"
                    + " and (q.claimed_until is null or q.claimed_until <= ?)"
                    + " and (? or q.channel = 'WEBHOOK')"
                    + " and (q.webhook is null or exists (select from webhook w where w.network = q.network"
                    + " and w.id = q.webhook and w.paused_at is null))"
                    + " order by q.urgent desc, q.due_at, q.id limit ? for update skip locked) due"
                    + " where d.network = ? and d.id = due.id returning " + DELIVERY)) {
                update.setLong(1, Micros.of(until));
                update.setLong(2, Micros.of(now));
                update.setString(3, network.value());
                update.setLong(4, Micros.of(now));
                update.setLong(5, Micros.of(now));
                update.setBoolean(6, mail);
                update.setInt(7, most);
                update.setString(8, network.value());
                return deliveries(update);
            }
        });
    }

    /// @return what is in a delivery, oldest first, without those they were addressed to
    public List<Notice> notices(String delivery) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + Rows.NOTICE
                    + " from delivery_notice dn join notice n on n.network = dn.network and n.id = dn.notice"
                    + " where dn.network = ? and dn.delivery = ? order by n.at, n.id")) {
                select.setString(1, network.value());
                select.setString(2, delivery);
                List<Notice> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(Rows.notice(rows));
                    }
                }
                return found;
            }
        });
    }

    /// Notes that it was sent.
    public void sent(String id) {
        settle(id, "SENT", Optional.empty());
    }

    /// Notes that it will not be tried again by itself.
    public void dead(String id, String reason) {
        settle(id, "DEAD", Optional.of(reason));
    }

    /// Notes that there is nobody, or nothing, to send.
    public void dropped(String id, String reason) {
        settle(id, "DROPPED", Optional.of(reason));
    }

    private void settle(String id, String state, Optional<String> reason) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update delivery set state = ?, reason = ?, claimed_until = null where network = ? and id = ?")) {
                update.setString(1, state);
                update.setString(2, reason.orElse(null));
                update.setString(3, network.value());
                update.setString(4, id);
                return update.executeUpdate();
            }
        });
    }

    /// Lets it be tried again later.
    ///
    /// @param counts whether this attempt counts
    public void later(String id, Instant due, Optional<String> reason, boolean counts) {
        stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update delivery set due_at = ?,"
                    + " reason = coalesce(?, reason), claimed_until = null, attempts = attempts - ?"
                    + " where network = ? and id = ?")) {
                update.setLong(1, Micros.of(due));
                update.setString(2, reason.orElse(null));
                update.setInt(3, counts ? 0 : 1);
                update.setString(4, network.value());
                update.setString(5, id);
                return update.executeUpdate();
            }
        });
    }

    /// Tries one again that is dead, from the first attempt on.
    ///
    /// @return whether there was such a one
    public boolean retry(String id, Instant now) {
        return stores.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update delivery set state = 'WAITING',"
                            + " attempts = 0, due_at = ?, claimed_until = null where network = ? and id = ? and state = 'DEAD'")) {
                update.setLong(1, Micros.of(now));
                update.setString(2, network.value());
                update.setString(3, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    public Optional<Delivery> one(String id) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select " + DELIVERY + " from delivery d where d.network = ? and d.id = ?")) {
                select.setString(1, network.value());
                select.setString(2, id);
                return deliveries(select).stream().findFirst();
            }
        });
    }

    /// What is asked of the list: one person's, one webhook's, or all mail when neither is named.
    ///
    /// @param cursor id of the last one seen
    public record Question(
            Optional<PersonId> person,
            Optional<String> webhook,
            Optional<Delivery.State> state,
            Optional<String> cursor,
            int limit) {}

    /// @return the newest first
    public List<Delivery> list(Question question) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + DELIVERY + " from delivery d"
                    + WHERE + " and (?::text is null or (d.created_at, d.id) < (select c.created_at, c.id"
                    + " from delivery c where c.network = d.network and c.id = ?))"
                    + " order by d.created_at desc, d.id desc limit ?")) {
                int next = bind(select, question);
                select.setString(next, question.cursor().orElse(null));
                select.setString(next + 1, question.cursor().orElse(null));
                select.setInt(next + 2, question.limit());
                return deliveries(select);
            }
        });
    }

    private static final String WHERE = " where d.network = ? and (?::text is null or d.person = ?)"
            + " and d.webhook is not distinct from ? and (?::text is null or d.state = ?)";

    /// @return how many there are in all, whatever the page
    public int count(Question question) {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select count(*) from delivery d" + WHERE)) {
                bind(select, question);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private int bind(PreparedStatement select, Question question) throws SQLException {
        String person = question.person().map(Object::toString).orElse(null);
        String state = question.state().map(Enum::name).orElse(null);
        select.setString(1, network.value());
        select.setString(2, person);
        select.setString(3, person);
        select.setString(4, question.webhook().orElse(null));
        select.setString(5, state);
        select.setString(6, state);
        return 7;
    }

    /// How many wait and how many are dead, in all.
    public record Tally(int waiting, int dead) {}

    public Tally tally() {
        return stores.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select count(*) filter (where"
                    + " state = 'WAITING'), count(*) filter (where state = 'DEAD') from delivery where network = ?")) {
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return new Tally(rows.getInt(1), rows.getInt(2));
                }
            }
        });
    }

    /// Throws away what was settled long ago, and gives up what has been due for too long: behind a webhook's pause, or
    /// since no mail could be sent. What somebody retries is due from then on.
    public void tidy(Instant settledBefore, Instant dueBefore) {
        stores.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                            "delete from delivery where network = ? and state <> 'WAITING' and created_at < ?");
                    PreparedStatement update = connection.prepareStatement("update delivery d set state = 'DEAD',"
                            + " reason = case d.channel when 'MAIL' then 'it waited too long while no mail was sent'"
                            + " else 'it waited too long behind a pause' end"
                            + " where d.network = ? and d.state = 'WAITING' and d.due_at < ?"
                            + " and (d.channel = 'MAIL' or exists (select from webhook w"
                            + " where w.network = d.network and w.id = d.webhook and w.paused_at is not null))")) {
                delete.setString(1, network.value());
                delete.setLong(2, Micros.of(settledBefore));
                delete.executeUpdate();
                update.setString(1, network.value());
                update.setLong(2, Micros.of(dueBefore));
                return update.executeUpdate();
            }
        });
    }

    private static List<Delivery> deliveries(PreparedStatement statement) throws SQLException {
        List<Delivery> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Delivery(
                        row.getString(1),
                        Rows.text(row, 2).map(PersonId::new),
                        Rows.text(row, 3),
                        row.getBoolean(4),
                        Delivery.State.valueOf(row.getString(5)),
                        row.getInt(6),
                        Micros.instant(row.getLong(7)),
                        Micros.instant(row.getLong(8)),
                        Rows.instant(row, 9),
                        Rows.text(row, 10),
                        row.getInt(11)));
            }
        }
        return found;
    }
}
