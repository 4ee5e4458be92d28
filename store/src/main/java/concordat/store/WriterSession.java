package concordat.store;

import concordat.assurance.act.Prose;
import concordat.assurance.ids.NetworkId;
import concordat.ledger.SignedHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

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
            ), heads as (
                insert into head (network, size, root, at, key_id, signature)
                select fenced.network, h.*
                from fenced, unnest(?::bigint[], ?::bytea[], ?::bigint[], ?::text[], ?::text[]) h
                on conflict do nothing
            ), appended as (
                insert into act (network, position, bytes, leaf, kind, body, at)
                select fenced.network, a.*
                from fenced, unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::bigint[]) a
                returning 1
            )
            select count(*) from appended""";

    /// Not waited for: a head that is lost is signed again, the same to the byte.
    private static final String KEEP_HEADS = """
            with later as (select set_config('synchronous_commit', 'off', true))
            insert into head (network, size, root, at, key_id, signature)
            select ?, h.* from later, unnest(?::bigint[], ?::bytea[], ?::bigint[], ?::text[], ?::text[]) h
            on conflict do nothing""";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String TAKE_TERM = """
            insert into writer_term (network, term, holder) values (?, 1, ?)
            on conflict (network) do update set term = writer_term.term + 1, holder = excluded.holder
            returning term""";

    private final Connection connection;
    private final NetworkId network;
    private final long term;
    private final PreparedStatement append;
    private final PreparedStatement keepHeads;

    private WriterSession(Connection connection, NetworkId network, long term) throws SQLException {
        this.connection = connection;
        this.network = network;
        this.term = term;
        this.append = connection.prepareStatement(APPEND);
        this.keepHeads = connection.prepareStatement(KEEP_HEADS);
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
            // How many rows the arrays hold changes nothing in the plan, yet planning anew takes longer than a commit.
            run(connection, "set plan_cache_mode = force_generic_plan");
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

    /// What became of an append whose outcome is known.
    enum Outcome {
        APPENDED,
        /// The term is another writer's; nothing was appended.
        OVERTAKEN,
        /// A request with one of these keys was answered before; nothing was appended.
        KEY_KNOWN
    }

    /// Appends in one transaction.
    ///
    /// @param heads of earlier appends that are not kept yet
    /// @throws SQLException when the database refused, or when it is not known whether it committed, see [#broken]
    Outcome append(List<ActRow> acts, List<NodeRow> nodes, List<AnsweredRequest> requests, List<SignedHead> heads)
            throws SQLException {
        Binding bind = new Binding(append);
        bind.text(network.value());
        bind.number(term);
        bindTexts(bind, acts);
        bind.texts(requests, request -> request.key().actor().value());
        bind.texts(requests, request -> request.key().key());
        bind.bytes(requests, request -> hex(request.key().digest()));
        bind.longs(requests, AnsweredRequest::position);
        bind.ints(requests, AnsweredRequest::acts);
        bind.shorts(nodes, node -> node.id().level());
        bind.longs(nodes, node -> node.id().index());
        bind.bytes(nodes, node -> node.hash().bytes());
        bindHeads(bind, heads);
        bind.longs(acts, act -> act.entry().position());
        bind.bytes(acts, ActRow::bytes);
        bind.bytes(acts, act -> act.leaf().bytes());
        bind.texts(acts, ActRow::kind);
        bind.texts(acts, ActRow::body);
        bind.longs(acts, act -> Micros.of(act.entry().at()));
        try (ResultSet rows = append.executeQuery()) {
            return rows.next() && rows.getInt(1) == acts.size() ? Outcome.APPENDED : Outcome.OVERTAKEN;
        } catch (PSQLException e) {
            ServerErrorMessage said = e.getServerErrorMessage();
            if (UNIQUE_VIOLATION.equals(e.getSQLState())
                    && said != null
                    && "answered_request".equals(said.getTable())) {
                return Outcome.KEY_KNOWN;
            }
            throw e;
        }
    }

    /// Keeps heads without waiting for the disk.
    void keep(List<SignedHead> heads) throws SQLException {
        Binding bind = new Binding(keepHeads);
        bind.text(network.value());
        bindHeads(bind, heads);
        keepHeads.executeUpdate();
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

    private static void bindTexts(Binding bind, List<ActRow> acts) throws SQLException {
        List<Prose> texts = new ArrayList<>();
        for (ActRow act : acts) {
            for (Prose text : act.texts()) {
                if (text.text().isPresent()) {
                    texts.add(text);
                }
            }
        }
        bind.bytes(texts, text -> hex(text.digest()));
        bind.bytes(texts, text -> hex(text.salt().orElseThrow()));
        bind.texts(texts, text -> text.text().orElseThrow());
    }

    private static void bindHeads(Binding bind, List<SignedHead> heads) throws SQLException {
        bind.longs(heads, SignedHead::size);
        bind.bytes(heads, head -> head.rootHash().bytes());
        bind.longs(heads, SignedHead::at);
        bind.texts(heads, SignedHead::keyId);
        bind.texts(heads, SignedHead::signature);
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
