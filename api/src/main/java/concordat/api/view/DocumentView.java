package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A document of evidence that is kept.
///
/// @param digest lower-case hex SHA-256 of its bytes
/// @param size in bytes
/// @param mediaType as whoever handed it in said; never interpreted
/// @param fileName shown to the body's own officers alone
/// @param storedAt when it was last handed in
public record DocumentView(
        String digest, long size, String mediaType, Optional<String> fileName, Instant storedAt, String storedBy) {}
