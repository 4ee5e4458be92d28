package concordat.store.evidence;

import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// A document that is kept.
///
/// @param digest lower-case hex SHA-256 of its bytes
/// @param size in bytes
/// @param storedAt when it was last handed in
public record HeldDocument(String digest, long size, Label label, Instant storedAt, PersonId storedBy) {}
