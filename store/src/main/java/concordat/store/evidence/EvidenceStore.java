package concordat.store.evidence;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.findings.FindingVault;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One body's documents of evidence, on the caller's connection. A document is kept in pieces, each sealed for its
/// place, so that memory holds two pieces whatever the document's size, and none can be changed, left out or moved.
public final class EvidenceStore {
    private static final int PIECE = 256 << 10;
    private static final HexFormat HEX = HexFormat.of();
    private static final String HELD = "select digest, size, label, stored_at, stored_by from evidence_document"
            + " where network = ? and body = ?";

    private final NetworkId network;
    private final BodyId body;
    private final FindingVault vault;

    /// @param vault the body's own
    public EvidenceStore(NetworkId network, BodyId body, FindingVault vault) {
        this.network = network;
        this.body = body;
        this.vault = vault;
    }

    /// Keeps a document. One that is kept already is kept anew, which mends it if it was altered.
    ///
    /// @param digest lower-case hex SHA-256 of what the stream brings, as the caller has computed it
    /// @throws IOException when the stream fails, or brings something else by now
    public void keep(Connection connection, String digest, Label label, InputStream in, PersonId by, Instant at)
            throws SQLException, IOException {
        forget(connection, digest);
        long id = insert(connection, digest, label, by, at);
        MessageDigest plain = sha256();
        MessageDigest sealed = sha256();
        long size = 0;
        int number = 0;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into evidence_piece (document, number, bytes) values (?, ?, ?)")) {
            byte[] piece = in.readNBytes(PIECE);
            boolean last = false;
            while (!last) {
                byte[] next = in.readNBytes(PIECE);
                last = next.length == 0;
                byte[] bytes = vault.seal(place(digest, number, last), piece);
                plain.update(piece);
                sealed.update(bytes);
                size += piece.length;
                insert.setLong(1, id);
                insert.setInt(2, number++);
                insert.setBytes(3, bytes);
                insert.executeUpdate();
                piece = next;
            }
        }
        if (!HEX.formatHex(plain.digest()).equals(digest)) {
            throw new IOException("the document changed while it was being kept; nothing was kept");
        }
        complete(connection, id, size, number, sealed.digest());
    }

    private long insert(Connection connection, String digest, Label label, PersonId by, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into evidence_document (network, body, digest, size, pieces, sealed_digest, label, stored_at,"
                        + " stored_by) values (?, ?, ?, 0, 0, ''::bytea, ?, ?, ?) returning id")) {
            insert.setString(1, network.value());
            insert.setString(2, body.value());
            insert.setBytes(3, HEX.parseHex(digest));
            insert.setBytes(4, vault.seal(labelPlace(digest), label.bytes()));
            insert.setLong(5, Micros.of(at));
            insert.setString(6, by.value());
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void complete(Connection connection, long id, long size, int pieces, byte[] sealed)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update evidence_document set size = ?, pieces = ?, sealed_digest = ? where id = ?")) {
            update.setLong(1, size);
            update.setInt(2, pieces);
            update.setBytes(3, sealed);
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /// @return every document of the body by the time it was handed in, newest first
    public List<HeldDocument> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD + " order by stored_at desc, id desc")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            return held(select);
        }
    }

    private List<HeldDocument> held(PreparedStatement select) throws SQLException {
        List<HeldDocument> held = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String digest = HEX.formatHex(rows.getBytes(1));
                held.add(new HeldDocument(
                        digest,
                        rows.getLong(2),
                        label(digest, rows.getBytes(3)),
                        Micros.instant(rows.getLong(4)),
                        new PersonId(rows.getString(5))));
            }
        }
        return held;
    }

    /// A label that was altered does not hide the document: it is told as unknown, and checking says what differs.
    private Label label(String digest, byte[] sealed) {
        try {
            return Label.of(vault.open(labelPlace(digest), sealed));
        } catch (FindingVault.WrongKey e) {
            return new Label("application/octet-stream", "");
        }
    }

    /// @return the document, none when the body has none of that digest
    public Optional<HeldDocument> find(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD + " and digest = ?")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setBytes(3, HEX.parseHex(digest));
            return held(select).stream().findFirst();
        }
    }

    /// Reads all that is kept of a document and holds it against what it should be.
    ///
    /// @param digest of a document that is kept
    public Soundness check(Connection connection, String digest) throws SQLException {
        MessageDigest sealed = sha256();
        MessageDigest plain = sha256();
        String broken = "";
        int pieces = 0;
        Row row = row(connection, digest);
        try (PreparedStatement select = pieces(connection, row.id);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] bytes = rows.getBytes(2);
                sealed.update(bytes);
                if (broken.isEmpty()) {
                    broken = opened(digest, row, rows.getInt(1), pieces, bytes, plain);
                }
                pieces++;
            }
        }
        if (broken.isEmpty() && pieces != row.pieces) {
            broken = pieces + " pieces of " + row.pieces + " are there";
        }
        String found = HEX.formatHex(sealed.digest());
        if (broken.isEmpty() && !HEX.formatHex(plain.digest()).equals(digest)) {
            broken = "the document itself has another digest than the one it is kept under";
        }
        if (broken.isEmpty() && !found.equals(row.sealed)) {
            broken = "the digest of what is kept was itself altered; the document is whole";
        }
        return broken.isEmpty() ? new Soundness.Sound() : new Soundness.Altered(row.sealed, found, broken);
    }

    private String opened(String digest, Row row, int number, int expected, byte[] bytes, MessageDigest plain) {
        if (number != expected) {
            return "piece " + (expected + 1) + " of " + row.pieces + " is missing";
        }
        try {
            plain.update(vault.open(place(digest, number, number == row.pieces - 1), bytes));
            return "";
        } catch (FindingVault.WrongKey e) {
            return "piece " + (number + 1) + " of " + row.pieces + " was altered, or sealed with another key";
        }
    }

    /// One piece of a document, so that no connection waits for a slow reader. Check the whole first.
    ///
    /// @param number from 0
    /// @return none after the last
    /// @throws FindingVault.WrongKey when it was altered meanwhile
    public Optional<byte[]> piece(Connection connection, String digest, int number) throws SQLException {
        Row row = row(connection, digest);
        if (number >= row.pieces) {
            return Optional.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select bytes from evidence_piece where document = ? and number = ?")) {
            select.setLong(1, row.id);
            select.setInt(2, number);
            try (ResultSet rows = select.executeQuery()) {
                byte[] sealed = rows.next() ? rows.getBytes(1) : new byte[0];
                return Optional.of(vault.open(place(digest, number, number == row.pieces - 1), sealed));
            }
        }
    }

    /// @return digests of the documents that were last handed in before an instant
    public List<String> storedBefore(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select digest from evidence_document"
                + " where network = ? and body = ? and stored_at < ? order by stored_at, id")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setLong(3, Micros.of(before));
            List<String> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(HEX.formatHex(rows.getBytes(1)));
                }
            }
            return found;
        }
    }

    /// What came of a removal.
    public sealed interface Removal {

        /// @param documents digests of those that are gone
        record Removed(List<String> documents) implements Removal {}

        /// Something was done about the body since; nothing was removed.
        record Overtaken() implements Removal {}
    }

    /// Removes documents that the acts do not name. Against acts this is settled here: from the last look at them to
    /// the commit none can be appended, whichever node writes the ledger. A document that was handed in again
    /// meanwhile stays.
    ///
    /// @param digests of documents that no act named
    /// @param storedBefore only what was last handed in before this
    /// @param position up to which, exclusive, acts were looked at
    public Removal remove(Connection connection, List<String> digests, Instant storedBefore, long position)
            throws SQLException {
        List<String> removed = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement("delete from evidence_document"
                + " where network = ? and body = ? and digest = any(?) and stored_at < ? returning digest")) {
            delete.setString(1, network.value());
            delete.setString(2, body.value());
            delete.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", digests.stream().map(HEX::parseHex).toArray(byte[][]::new)));
            delete.setLong(4, Micros.of(storedBefore));
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    removed.add(HEX.formatHex(rows.getBytes(1)));
                }
            }
        }
        // Last, so that appending waits for this commit and for nothing before it.
        if (!removed.isEmpty() && actsSince(connection, position)) {
            connection.rollback();
            return new Removal.Overtaken();
        }
        return new Removal.Removed(removed);
    }

    /// Every append shares the lock on the writer's term.
    private boolean actsSince(Connection connection, long position) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select from writer_term where network = ? for update")) {
            lock.setString(1, network.value());
            lock.execute();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select exists (select from act where network = ? and body = ? and position >= ?)")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setLong(3, position);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private void forget(Connection connection, String digest) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from evidence_document where network = ? and body = ? and digest = ?")) {
            delete.setString(1, network.value());
            delete.setString(2, body.value());
            delete.setBytes(3, HEX.parseHex(digest));
            delete.executeUpdate();
        }
    }

    /// Puts down that somebody reads a document.
    public void note(Connection connection, String digest, PersonId person, String footing, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into evidence_reading (network, body, digest, person, footing, at) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, network.value());
            insert.setString(2, body.value());
            insert.setBytes(3, HEX.parseHex(digest));
            insert.setString(4, person.value());
            insert.setString(5, footing);
            insert.setLong(6, Micros.of(at));
            insert.executeUpdate();
        }
    }

    /// @param before only readings with a lower number
    /// @return newest first
    public List<EvidenceReading> readings(Connection connection, long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, digest, person, footing, at from evidence_reading where network = ? and body = ? and id < ?"
                        + " order by id desc limit ?")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setLong(3, before);
            select.setInt(4, limit);
            List<EvidenceReading> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new EvidenceReading(
                            rows.getLong(1),
                            HEX.formatHex(rows.getBytes(2)),
                            new PersonId(rows.getString(3)),
                            rows.getString(4),
                            Micros.instant(rows.getLong(5))));
                }
            }
            return all;
        }
    }

    /// @return the bodies of a network that have documents
    public static List<BodyId> bodies(Connection connection, NetworkId network) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct body from evidence_document where network = ? order by body")) {
            select.setString(1, network.value());
            List<BodyId> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new BodyId(rows.getString(1)));
                }
            }
            return all;
        }
    }

    private record Row(long id, int pieces, String sealed) {}

    private Row row(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, pieces, sealed_digest from evidence_document where network = ? and body = ? and digest = ?")) {
            select.setString(1, network.value());
            select.setString(2, body.value());
            select.setBytes(3, HEX.parseHex(digest));
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalArgumentException(body + " has no document " + digest);
                }
                return new Row(rows.getLong(1), rows.getInt(2), HEX.formatHex(rows.getBytes(3)));
            }
        }
    }

    /// A few rows at a time, which needs a transaction: a document may be larger than memory.
    private static PreparedStatement pieces(Connection connection, long id) throws SQLException {
        PreparedStatement select = connection.prepareStatement(
                "select number, bytes from evidence_piece where document = ? order by number");
        select.setFetchSize(2);
        select.setLong(1, id);
        return select;
    }

    private String place(String digest, int number, boolean last) {
        return "evidence/" + network + "/" + body + "/" + digest + "/" + number + (last ? "/end" : "");
    }

    private String labelPlace(String digest) {
        return "evidence/" + network + "/" + body + "/" + digest + "/label";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
