package concordat.store;

import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// A session or an API token. Known by its hash only.
///
/// @param hash lower-case hex SHA-256 of the token
/// @param label in its owner's words, may be empty
/// @param expiresAt exclusive
public record Token(String hash, Kind kind, PersonId account, String label, Instant createdAt, Instant expiresAt) {

    /// What it stands for.
    public enum Kind {
        /// A browser that logged in.
        SESSION,
        /// A program.
        API
    }

    public Token {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("token of " + account + " has hash " + hash);
        }
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("token of " + account + " expires at " + expiresAt);
        }
    }
}
