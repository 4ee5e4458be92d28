package concordat.store;

import concordat.assurance.act.Prose;
import concordat.assurance.ids.NetworkId;
import concordat.ledger.SignedHead;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The one connection over which a network's acts are appended.
///
/// It holds an advisory lock for as long as it lives, so the database itself sees to it that there is one writer: a
/// successor gets the lock only after this connection's last statement has ended, one way or the other. On top of that
/// each writer takes a term, and each append locks and checks it in its own transaction; a writer that has been
/// overtaken without noticing (behind a connection pooler, or after somebody ended its lock) inserts nothing. Not safe
/// to share between threads.
final class WriterSession implements AutoCloseable {

    /// One statement and thereby one exchange and one transaction: fenced, all or nothing.
    private static final String APPEND = """
            with fenced as (
                select network from writer_term where network = ? and term = ? for share
            ), texts as (
                insert into prose (network, digest, salt, text)
                select fenced.network, t.* from fenced, unnest(?::bytea[], ?::bytea[], ?::text[]) t
                on conflict do nothing
            ), requests as (
                insert into answered_request (network, actor, key, request, position, acts)
                select fenced.network, r.*
                from fenced, unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::int[]) r
            ), nodes as (
                insert into derived.tree_node (network, level, index, hash)
                select fenced.network, n.* from fenced, unnest(?::smallint[], ?::bigint[], ?::bytea[]) n
            ), appended as (
                insert into act (network, position, bytes, leaf, kind, body, at)
                select fenced.network, a.*
                from fenced, unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::bigint[]) a
                returning 1
            )
            select count(*) from appended""";

    /// Not waited for: a head that is lost is signed again, the same to the byte.
    private static final String KEEP_HEAD = """
            with later as (select set_config('synchronous_commit', 'off', true))
            insert into head (network, size, root, at, key_id, signature)
            select ?, ?, ?, ?, ?, ? from later on conflict do nothing""";

    private static final String TAKE_TERM = """
            insert into writer_term (network, term, holder) values (?, 1, ?)
            on conflict (network) do update set term = writer_term.term + 1, holder = excluded.holder
            returning term""";

    private final Connection connection;
    private final NetworkId network;
    private final long term;
    private final PreparedStatement append;
    private final PreparedStatement keepHead;

    private WriterSession(Connection connection, NetworkId network, long term) throws SQLException {
        this.connection = connection;
        this.network = network;
        this.term = term;
        this.append = connection.prepareStatement(APPEND);
        this.keepHead = connection.prepareStatement(KEEP_HEAD);
    }

    /// @param holder what this process calls itself
    /// @return the session, empty when another process is the writer
    static Optional<WriterSession> elect(Database database, NetworkId network, String holder) throws SQLException {
        Connection connection = database.dedicated();
        boolean elected = false;
        try {
            // A writer that falls silent loses its lock within about half a minute.
            run(connection, "set tcp_keepalives_idle = 10");
            run(connection, "set tcp_keepalives_interval = 5");
            run(connection, "set tcp_keepalives_count = 4");
            if (!locked(connection, network)) {
                return Optional.empty();
            }
            WriterSession session = new WriterSession(connection, network, term(connection, network, holder));
            elected = true;
            return Optional.of(session);
        } finally {
            if (!elected) {
                connection.close();
            }
        }
    }

    /// @return what the present writer calls itself
    static String holder(Database database, NetworkId network) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select holder from writer_term where network = ?")) {
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? rows.getString(1) : "";
                }
            }
        });
    }

    /// Appends in one transaction.
    ///
    /// @return false when the term is another writer's; nothing was appended
    /// @throws SQLException when the database refused, or when it is not known whether it committed, see [#broken]
    boolean append(List<ActRow> acts, List<NodeRow> nodes, List<AnsweredRequest> requests) throws SQLException {
        append.setString(1, network.value());
        append.setLong(2, term);
        bindTexts(acts);
        bindRequests(requests);
        append.setArray(
                11, array("int2", nodes.stream().map(node -> (short) node.id().level())));
        append.setArray(12, array("int8", nodes.stream().map(node -> node.id().index())));
        append.setArray(
                13, array("bytea", nodes.stream().map(node -> node.hash().bytes())));
        append.setArray(14, array("int8", acts.stream().map(act -> act.entry().position())));
        append.setArray(15, array("bytea", acts.stream().map(ActRow::bytes)));
        append.setArray(16, array("bytea", acts.stream().map(act -> act.leaf().bytes())));
        append.setArray(17, array("text", acts.stream().map(ActRow::kind)));
        append.setArray(18, array("text", acts.stream().map(ActRow::body)));
        append.setArray(
                19, array("int8", acts.stream().map(act -> Micros.of(act.entry().at()))));
        try (ResultSet rows = append.executeQuery()) {
            return rows.next() && rows.getInt(1) == acts.size();
        }
    }

    void keep(SignedHead head) throws SQLException {
        keepHead.setString(1, network.value());
        keepHead.setLong(2, head.size());
        keepHead.setBytes(3, head.rootHash().bytes());
        keepHead.setLong(4, head.at());
        keepHead.setString(5, head.keyId());
        keepHead.setString(6, head.signature());
        keepHead.executeUpdate();
    }

    /// @return the connection, for what only the writer may do besides appending
    Connection connection() {
        return connection;
    }

    /// @return whether the connection is of no more use, so that what became of its last statement is not known
    boolean broken() {
        try {
            return connection.isClosed() || !connection.isValid(5);
        } catch (SQLException e) {
            return true;
        }
    }

    /// Lets go of the lock at once: closing alone would leave that to the moment when the server notices.
    @Override
    public void close() {
        try {
            connection.setNetworkTimeout(Runnable::run, 2_000);
            run(connection, "select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // A broken connection holds no lock for long.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // The database lets go of the lock when it notices; nothing is left to do here.
        }
    }

    private void bindTexts(List<ActRow> acts) throws SQLException {
        List<Prose> texts = acts.stream()
                .flatMap(act -> act.texts().stream())
                .filter(text -> text.text().isPresent())
                .toList();
        append.setArray(3, array("bytea", texts.stream().map(text -> hex(text.digest()))));
        append.setArray(
                4, array("bytea", texts.stream().map(text -> hex(text.salt().orElseThrow()))));
        append.setArray(5, array("text", texts.stream().map(text -> text.text().orElseThrow())));
    }

    private void bindRequests(List<AnsweredRequest> requests) throws SQLException {
        append.setArray(
                6, array("text", requests.stream().map(it -> it.key().actor().value())));
        append.setArray(7, array("text", requests.stream().map(it -> it.key().key())));
        append.setArray(
                8, array("bytea", requests.stream().map(it -> hex(it.key().digest()))));
        append.setArray(9, array("int8", requests.stream().map(AnsweredRequest::position)));
        append.setArray(10, array("int4", requests.stream().map(AnsweredRequest::acts)));
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        Object[] elements = type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray();
        return connection.createArrayOf(type, elements);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static boolean locked(Connection connection, NetworkId network) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "concordat writer of " + network.value());
            try (ResultSet rows = lock.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static long term(Connection connection, NetworkId network, String holder) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE_TERM)) {
            take.setString(1, network.value());
            take.setString(2, holder);
            try (ResultSet rows = take.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
