package concordat.store.signals;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Who tells a body's security events, and how they come.
///
/// @param issuer as whom it speaks
/// @param audience as whom it speaks to us
/// @param keys by which it is known, as JWKS
/// @param state as it last said: `enabled`, `paused` or `disabled`
/// @param heardAt when something was last taken from it
public record SignalStream(
        String id,
        BodyId body,
        String name,
        String issuer,
        String audience,
        String keys,
        Way way,
        PersonId createdBy,
        Instant createdAt,
        String state,
        Optional<Instant> heardAt,
        Refused refused) {

    /// How its events come.
    public sealed interface Way {

        /// It sends them, with a token.
        ///
        /// @param tokenHash lower-case hex SHA-256
        record Pushed(String tokenHash) implements Way {}

        /// It is asked for them.
        ///
        /// @param secret what it is shown, sealed; empty when it wants nothing
        /// @param dueAt when it is asked next
        /// @param failures how many times in a row it could not be asked
        /// @param failure what came of the last time, when that failed
        record Polled(
                String url,
                Optional<String> secret,
                Instant dueAt,
                Optional<Instant> askedAt,
                int failures,
                Optional<String> failure)
                implements Way {}
    }

    /// What came from it and was not taken.
    public record Refused(long count, Optional<Instant> lastAt, Optional<String> why) {

        /// Nothing was.
        public static final Refused NONE = new Refused(0, Optional.empty(), Optional.empty());
    }
}
