package concordat.store;

import java.time.Instant;

/// A document as it was put.
///
/// @param digest lower-case hex SHA-256 of the bytes
/// @param bytes not copied: nobody else holds them
@SuppressWarnings("ArrayRecordComponent") // compared by digest, never as a whole
public record StoredDocument(String digest, String mediaType, byte[] bytes, Instant storedAt) {}
