package concordat.store.notices;

import concordat.notices.Notice;
import java.time.Instant;
import java.util.Optional;

/// A notice in somebody's inbox.
///
/// @param notice without those it was addressed to
/// @param readAt when they said they had read it
public record Told(Notice notice, Optional<Instant> readAt) {}
