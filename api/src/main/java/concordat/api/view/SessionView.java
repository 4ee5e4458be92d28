package concordat.api.view;

import java.time.Instant;

/// A token to speak with.
///
/// @param token told once and kept nowhere but with whoever asked
public record SessionView(String token, String person, Instant expiresAt) {}
