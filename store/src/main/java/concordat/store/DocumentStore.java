package concordat.store;

import concordat.assurance.ids.NetworkId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Documents by their content: the same bytes are kept once and never change. Thread-safe.
public final class DocumentStore {

    private final Database database;
    private final NetworkId network;

    DocumentStore(Database database, NetworkId network) {
        this.database = database;
        this.network = network;
    }

    /// @param mediaType for example `application/pdf`; the first one given stays
    /// @return lower-case hex SHA-256 of the bytes
    public String put(byte[] bytes, String mediaType, Instant at) {
        byte[] digest = sha256(bytes);
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into document (network, digest, media_type, bytes, stored_at) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing")) {
                insert.setString(1, network.value());
                insert.setBytes(2, digest);
                insert.setString(3, mediaType);
                insert.setBytes(4, bytes);
                insert.setLong(5, Micros.of(at));
                insert.executeUpdate();
                return HexFormat.of().formatHex(digest);
            }
        });
    }

    /// @param digest lower-case hex SHA-256
    /// @throws StoreFailure when the bytes that are kept are no longer those that were put
    public Optional<StoredDocument> get(String digest) {
        byte[] key = HexFormat.of().parseHex(digest);
        Optional<StoredDocument> found = database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select media_type, bytes, stored_at from document where network = ? and digest = ?")) {
                select.setString(1, network.value());
                select.setBytes(2, key);
                try (var rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new StoredDocument(
                                    digest, rows.getString(1), rows.getBytes(2), Micros.instant(rows.getLong(3))))
                            : Optional.empty();
                }
            }
        });
        if (found.isPresent() && !MessageDigest.isEqual(key, sha256(found.get().bytes()))) {
            throw new StoreFailure("a document was changed in the database", digest, "restore it from a backup");
        }
        return found;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
