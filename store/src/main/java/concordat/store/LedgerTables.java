package concordat.store;

import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.ledger.ExportWriter;
import concordat.ledger.Hash;
import concordat.ledger.NodeId;
import concordat.ledger.NodeStore;
import concordat.ledger.SignedHead;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ProseText;
import concordat.store.acts.ProseTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// Reads the ledger's tables. Thread-safe.
final class LedgerTables {

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final NetworkId network;
    private final ActCodec codec;

    LedgerTables(Database database, NetworkId network, ActCodec codec) {
        this.database = database;
        this.network = network;
        this.codec = codec;
    }

    /// Takes acts as they are kept, in order.
    interface Bytes {
        void act(long position, byte[] bytes, byte[] leaf);
    }

    /// Reads all acts from a position on, as of one moment, without holding them all.
    void walk(long from, Bytes into) {
        walk(from, Long.MAX_VALUE, into);
    }

    /// Reads acts from a position on to before another, in order, as of one moment, without holding them all.
    void walk(long from, long to, Bytes into) {
        database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select position, bytes, leaf from act"
                    + " where network = ? and position >= ? and position < ? order by position")) {
                select.setFetchSize(AT_ONCE);
                select.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes as bytes, not as hex
                select.setString(1, network.value());
                select.setLong(2, from);
                select.setLong(3, to);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        into.act(rows.getLong(1), rows.getBytes(2), rows.getBytes(3));
                    }
                }
            }
            return network;
        });
    }

    /// @return how many acts were done by an instant, that instant included
    long sizeAt(Instant instant) {
        long micros = Micros.of(instant.truncatedTo(ChronoUnit.MICROS));
        return database.read(connection -> {
            try (PreparedStatement newest = connection.prepareStatement(
                            "select coalesce(max(position), -1) from act where network = ?");
                    PreparedStatement select =
                            connection.prepareStatement("select at from act where network = ? and position = ?")) {
                newest.setString(1, network.value());
                select.setString(1, network.value());
                // Time never runs backwards in a ledger: a few looks by key find the first act that came after.
                long low = 0;
                long high = number(newest) + 1;
                while (low < high) {
                    long middle = (low + high) >>> 1;
                    select.setLong(2, middle);
                    if (number(select) <= micros) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                return low;
            }
        });
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : Long.MAX_VALUE;
        }
    }

    /// @return the bytes kept at some positions, empty where there is none
    List<Optional<byte[]>> bytes(long from, int count) {
        Map<Long, byte[]> found = new HashMap<>();
        database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select position, bytes from act where network = ? and position >= ? and position < ?")) {
                select.setString(1, network.value());
                select.setLong(2, from);
                select.setLong(3, from + count);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getLong(1), rows.getBytes(2));
                    }
                }
            }
            return network;
        });
        List<Optional<byte[]>> inOrder = new ArrayList<>(count);
        for (long position = from; position < from + count; position++) {
            inOrder.add(Optional.ofNullable(found.get(position)));
        }
        return inOrder;
    }

    List<Entry> entries(long from, int limit) {
        return page("position >= ? order by position limit ?", from, Optional.empty(), limit);
    }

    List<Entry> entriesOf(BodyId body, long before, int limit) {
        return page("position < ? and body = ? order by position desc limit ?", before, Optional.of(body), limit);
    }

    /// @return every text that is not erased, read once when the first is looked for: so the acts are read meanwhile
    ProseTexts texts() {
        return new ProseTexts() {
            private @Nullable ProseTexts read;

            @Override
            public synchronized Optional<ProseText> find(String digest) {
                ProseTexts all = read;
                if (all == null) {
                    all = texts("", List.of());
                    read = all;
                }
                return all.find(digest);
            }
        };
    }

    /// @param digests lower-case hex
    /// @return those of these texts that are not erased
    ProseTexts texts(Collection<String> digests) {
        return digests.isEmpty()
                ? ProseTexts.NONE
                : texts(
                        " and digest = any(?)",
                        digests.stream().map(HexFormat.of()::parseHex).toList());
    }

    Optional<SignedHead> newestHead() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select size, root, at, key_id, signature"
                    + " from head where network = ? order by size desc limit 1")) {
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(head(rows)) : Optional.empty();
                }
            }
        });
    }

    /// @return what is known of requests with these actors and keys, whatever their digests
    List<AnsweredRequest> answered(List<RequestKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.ask(connection -> {
            List<AnsweredRequest> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select actor, key, request, position, acts"
                    + " from answered_request where network = ? and (actor, key) in"
                    + " (select * from unnest(?::text[], ?::text[]))")) {
                select.setString(1, network.value());
                select.setArray(2, texts(connection, keys.stream().map(key -> key.actor()
                        .value())));
                select.setArray(3, texts(connection, keys.stream().map(RequestKey::key)));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        RequestKey key = new RequestKey(
                                new PersonId(rows.getString(1)),
                                rows.getString(2),
                                HexFormat.of().formatHex(rows.getBytes(3)));
                        found.add(new AnsweredRequest(key, rows.getLong(4), rows.getInt(5)));
                    }
                }
            }
            return found;
        });
    }

    /// @return how many nodes above the leaves are stored
    long storedNodes() {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select count(*) from derived.tree_node where network = ?")) {
                select.setString(1, network.value());
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    NodeStore nodes() {
        return new StoredNodes();
    }

    /// Writes the ledger up to its newest head, as of one moment.
    void export(OutputStream out) throws IOException {
        try {
            database.readAsOfOneMoment(connection -> {
                try (PreparedStatement heads = connection.prepareStatement("select size, root, at, key_id, signature"
                                + " from head where network = ? order by size");
                        PreparedStatement acts = connection.prepareStatement("select position, bytes from act where"
                                + " network = ? and position < (select max(size) from head where network = ?)"
                                + " order by position")) {
                    heads.setFetchSize(AT_ONCE);
                    heads.setString(1, network.value());
                    acts.setFetchSize(AT_ONCE);
                    acts.setString(1, network.value());
                    acts.setString(2, network.value());
                    merge(heads, acts, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return network;
            });
        } catch (UncheckedIOException e) {
            throw new IOException("the export cannot be written", e);
        }
    }

    private void merge(PreparedStatement heads, PreparedStatement acts, OutputStream out)
            throws SQLException, IOException {
        try (ResultSet headRows = heads.executeQuery();
                ResultSet actRows = acts.executeQuery()) {
            ExportWriter writer = new ExportWriter(out, network.value());
            boolean more = headRows.next();
            while (actRows.next()) {
                writer.act(actRows.getBytes(2));
                while (more && headRows.getLong(1) <= actRows.getLong(1) + 1) {
                    writer.head(head(headRows));
                    more = headRows.next();
                }
            }
            writer.end();
        }
    }

    private List<Entry> page(String where, long position, Optional<BodyId> body, int limit) {
        List<byte[]> found = database.read(connection -> {
            List<byte[]> rows = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("select bytes from act where network = ? and " + where)) {
                int index = 1;
                select.setString(index++, network.value());
                select.setLong(index++, position);
                if (body.isPresent()) {
                    select.setString(index++, body.get().value());
                }
                select.setInt(index, limit);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        rows.add(result.getBytes(1));
                    }
                }
            }
            return rows;
        });
        List<Entry> erased = found.stream()
                .map(bytes -> codec.read(bytes, ProseTexts.NONE).entry())
                .toList();
        List<String> digests = erased.stream()
                .flatMap(entry -> codec.proses(entry.act()).stream())
                .map(Prose::digest)
                .toList();
        if (digests.isEmpty()) {
            return erased;
        }
        ProseTexts texts = texts(digests);
        return found.stream().map(bytes -> codec.read(bytes, texts).entry()).toList();
    }

    private ProseTexts texts(String where, List<byte[]> digests) {
        Map<String, ProseText> texts = new HashMap<>();
        database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select digest, salt, text from prose where network = ? and text is not null" + where)) {
                select.setFetchSize(AT_ONCE);
                select.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes as bytes, not as hex
                select.setString(1, network.value());
                if (!where.isEmpty()) {
                    select.setArray(2, connection.createArrayOf("bytea", digests.toArray(byte[][]::new)));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        texts.put(
                                HexFormat.of().formatHex(rows.getBytes(1)),
                                new ProseText(HexFormat.of().formatHex(rows.getBytes(2)), rows.getString(3)));
                    }
                }
            }
            return network;
        });
        return digest -> Optional.ofNullable(texts.get(digest));
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private SignedHead head(ResultSet row) throws SQLException {
        return new SignedHead(
                network.value(),
                row.getLong(1),
                Hash.of(row.getBytes(2)),
                row.getLong(3),
                row.getString(4),
                row.getString(5));
    }

    /// The tree's nodes, read in one exchange.
    private final class StoredNodes implements NodeStore {

        // Looked up one by one by their keys, since joins are now and then planned as readings of the whole ledger.
        private static final String SELECT = """
                select case when w.level = 0
                    then (select leaf from act where network = ? and position = w.index)
                    else (select hash from derived.tree_node n
                        where n.network = ? and n.level = w.level and n.index = w.index) end
                from unnest(?::smallint[], ?::bigint[]) with ordinality as w(level, index, place)
                order by w.place""";

        @Override
        public byte[] node(int level, long index) {
            return nodes(List.of(new NodeId(level, index))).getFirst();
        }

        @Override
        public List<byte[]> nodes(List<NodeId> wanted) {
            if (wanted.isEmpty()) {
                return List.of();
            }
            return database.ask(connection -> {
                List<byte[]> found = new ArrayList<>(wanted.size());
                try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                    Binding bind = new Binding(select);
                    bind.text(network.value());
                    bind.text(network.value());
                    bind.shorts(wanted, NodeId::level);
                    bind.longs(wanted, NodeId::index);
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            byte @Nullable [] hash = rows.getBytes(1);
                            if (hash == null) {
                                throw new IllegalStateException("no node " + wanted.get(found.size()) + " is stored");
                            }
                            found.add(hash);
                        }
                    }
                }
                return found;
            });
        }
    }
}
