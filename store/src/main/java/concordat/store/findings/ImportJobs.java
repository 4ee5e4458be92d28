package concordat.store.findings;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.store.findings.ImportJob.State;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// A network's imports as they were asked for, on the caller's connection.
public final class ImportJobs {

    private static final String SELECT = "select number, id, body, environment, person, key, strength, vantage, bytes,"
            + " received_at, terms, state, attempts, ended_at, outcome from report_job where network = ?";

    private final NetworkId network;
    private final Function<BodyId, FindingVault> vaults;

    /// @param vaults gives a body's own vault, a new one each time
    public ImportJobs(NetworkId network, Function<BodyId, FindingVault> vaults) {
        this.network = network;
        this.vaults = vaults;
    }

    /// Keeps a job that waits.
    ///
    /// @return the job with its number, or the one that was kept before for the same person and key
    public ImportJob add(Connection connection, ImportJob job) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into report_job (network, id, body, environment, person, key, strength, vantage, bytes,"
                        + " received_at, terms, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')"
                        + " on conflict (network, person, key) where key is not null do nothing")) {
            insert.setString(1, network.value());
            insert.setString(2, job.id());
            insert.setString(3, job.body().value());
            insert.setString(4, job.environment().value());
            insert.setString(5, job.person().value());
            if (job.key().isPresent()) {
                insert.setString(6, job.key().get());
            } else {
                insert.setNull(6, Types.VARCHAR);
            }
            insert.setString(7, job.strength().name());
            insert.setString(8, job.vantage().name());
            insert.setLong(9, job.bytes());
            insert.setLong(10, Micros.of(job.receivedAt()));
            insert.setBytes(11, vaults.apply(job.body()).seal(place(job.id()) + "/terms", bytes(job.terms())));
            insert.executeUpdate();
        }
        Optional<ImportJob> kept = find(connection, job.id());
        return kept.isPresent()
                ? kept.get()
                : byKey(connection, job.person(), job.key().orElseThrow()).orElseThrow();
    }

    public Optional<ImportJob> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and id = ?")) {
            select.setString(1, network.value());
            select.setString(2, id);
            return read(select).stream().findFirst();
        }
    }

    public Optional<ImportJob> byKey(Connection connection, PersonId person, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and person = ? and key = ?")) {
            select.setString(1, network.value());
            select.setString(2, person.value());
            select.setString(3, key);
            return read(select).stream().findFirst();
        }
    }

    /// @return those that wait or run, in the order they came
    public List<ImportJob> live(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " and state in ('waiting', 'running') order by number")) {
            select.setString(1, network.value());
            return read(select);
        }
    }

    /// @return bytes of a body's reports that wait or are being read
    public long held(Connection connection, BodyId body) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(sum(bytes), 0) from report_job"
                + " where network = ? and body = ? and state in ('waiting', 'running')")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// @param after the number of the last one seen
    public List<ImportJob> page(Connection connection, ImportJobFilter filter, Optional<Long> after, int limit)
            throws SQLException {
        String sql = SELECT + " and body = ?"
                + (filter.state().isPresent() ? " and state = ?" : "")
                + (filter.environment().isPresent() ? " and environment = ?" : "")
                + (after.isPresent() ? " and number " + (filter.oldestFirst() ? ">" : "<") + " ?" : "")
                + " order by number " + (filter.oldestFirst() ? "" : "desc") + " limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setString(at++, network.value());
            select.setString(at++, filter.body().value());
            if (filter.state().isPresent()) {
                select.setString(at++, word(filter.state().get()));
            }
            if (filter.environment().isPresent()) {
                select.setString(at++, filter.environment().get().value());
            }
            if (after.isPresent()) {
                select.setLong(at++, after.get());
            }
            select.setInt(at, limit);
            return read(select);
        }
    }

    /// A job is begun, which counts as an attempt until it ends or is put back.
    ///
    /// @return how often it has been begun, this time among them; none when it is over
    public OptionalInt begin(Connection connection, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update report_job set state = 'running',"
                + " attempts = attempts + 1 where network = ? and id = ? and state in ('waiting', 'running')"
                + " returning attempts")) {
            update.setString(1, network.value());
            update.setString(2, id);
            try (ResultSet rows = update.executeQuery()) {
                return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /// A job that was begun waits again, by no fault of its own.
    public void putBack(Connection connection, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update report_job set state = 'waiting',"
                + " attempts = attempts - 1 where network = ? and id = ? and state = 'running'")) {
            update.setString(1, network.value());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /// A job came to its end, unless it had before.
    public void end(Connection connection, ImportJob job, State state, String outcome, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update report_job set state = ?, outcome = ?, ended_at = ? where network = ? and id = ?"
                        + " and state in ('waiting', 'running')")) {
            update.setString(1, word(state));
            update.setBytes(2, vaults.apply(job.body()).seal(place(job.id()) + "/outcome", bytes(outcome)));
            update.setLong(3, Micros.of(at));
            update.setString(4, network.value());
            update.setString(5, job.id());
            update.executeUpdate();
        }
    }

    /// What a finished job brought was withdrawn.
    public void withdrawn(Connection connection, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update report_job set state = 'withdrawn' where network = ? and id = ? and state = 'done'")) {
            update.setString(1, network.value());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private List<ImportJob> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<ImportJob> jobs = new ArrayList<>();
            while (rows.next()) {
                jobs.add(job(rows));
            }
            return jobs;
        }
    }

    private ImportJob job(ResultSet rows) throws SQLException {
        String id = rows.getString("id");
        BodyId body = new BodyId(rows.getString("body"));
        FindingVault vault = vaults.apply(body);
        long ended = rows.getLong("ended_at");
        Optional<Instant> endedAt = rows.wasNull() ? Optional.empty() : Optional.of(Micros.instant(ended));
        return new ImportJob(
                rows.getLong("number"),
                id,
                body,
                new EnvironmentId(rows.getString("environment")),
                new PersonId(rows.getString("person")),
                Optional.ofNullable(rows.getString("key")),
                Strength.valueOf(rows.getString("strength")),
                Vantage.valueOf(rows.getString("vantage")),
                rows.getLong("bytes"),
                Micros.instant(rows.getLong("received_at")),
                text(vault.open(place(id) + "/terms", rows.getBytes("terms"))),
                State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
                rows.getInt("attempts"),
                endedAt,
                Optional.ofNullable(rows.getBytes("outcome"))
                        .map(kept -> text(vault.open(place(id) + "/outcome", kept))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String place(String id) {
        return "job/" + id;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
