package concordat.store.notices;

import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Something to be sent, or that was.
///
/// @param id the same each time it is tried
/// @param person who gets it by mail
/// @param webhook that gets it
/// @param urgent whether it passes quiet hours
/// @param attempts how often it was tried, this time included
/// @param dueAt when it is next tried
/// @param reason why it is not sent, in the last words of whoever refused it
/// @param notices how many are in it; none is a ping
public record Delivery(
        String id,
        Optional<PersonId> person,
        Optional<String> webhook,
        boolean urgent,
        State state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Optional<Instant> triedAt,
        Optional<String> reason,
        int notices) {

    /// How far it has come.
    public enum State {
        WAITING,
        SENT,
        /// Tried so often that it is not tried again by itself.
        DEAD,
        /// Not sent, since there is nobody to send it to, or nothing they may read.
        DROPPED
    }
}
