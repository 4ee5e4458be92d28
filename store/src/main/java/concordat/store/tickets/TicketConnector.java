package concordat.store.tickets;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Another program to which a body's tickets go.
///
/// @param reason why it is told as much as it is
/// @param secret signs what goes there; sealed, as text
/// @param statusSecret signs what comes from there; sealed, as text
/// @param createdBy on whose word it is told
/// @param refused how many messages from there were refused
/// @param refusedAt when the last of them was
public record TicketConnector(
        String id,
        BodyId body,
        String name,
        String url,
        Detail detail,
        String reason,
        String secret,
        String statusSecret,
        PersonId createdBy,
        Instant createdAt,
        long refused,
        Optional<Instant> refusedAt) {

    /// How much a ticket says.
    public enum Detail {
        /// A reference, how bad, by when, and where to see more.
        LEAST,
        /// Also what the weaknesses are and which hosts have them.
        FULL
    }
}
