package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Who tells a body's security events, and how they come.
///
/// @param way `push` when it sends them, `poll` when it is asked
/// @param url where it sends them, or where it is asked
/// @param state as it last said: `enabled`, `paused` or `disabled`
/// @param heardAt when an event was last taken from it
/// @param refused how many of its events were not taken, with when and why the last
/// @param failures how many times in a row it could not be asked, with what came of the last time
/// @param token with which it sends; shown once
public record SignalStreamView(
        String id,
        String body,
        String name,
        String issuer,
        String audience,
        String way,
        String url,
        String createdBy,
        Instant createdAt,
        String state,
        Optional<Instant> heardAt,
        long refused,
        Optional<Instant> refusedAt,
        Optional<String> refusedWhy,
        Optional<Instant> askedAt,
        int failures,
        Optional<String> failure,
        Optional<String> token) {}
