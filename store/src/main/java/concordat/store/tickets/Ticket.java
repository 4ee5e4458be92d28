package concordat.store.tickets;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Something to be done that another program was told of.
///
/// @param subject an action's id or a proposal's
/// @param dueAt when it is next tried
/// @param reason why it is not sent yet, in the words of whoever refused it
/// @param saidAt when that was said there
/// @param words what was said beside, none when nothing was
public record Ticket(
        long number,
        String id,
        String connector,
        BodyId body,
        EnvironmentId environment,
        Kind kind,
        String subject,
        PersonId createdBy,
        Instant createdAt,
        State state,
        Instant dueAt,
        int attempts,
        Optional<Instant> triedAt,
        Optional<String> reason,
        Said said,
        Optional<Instant> saidAt,
        Optional<Words> words) {

    /// What it is about.
    public enum Kind {
        ACTION,
        PROPOSAL
    }

    /// How far its sending has come.
    public enum State {
        WAITING,
        SENT,
        /// Tried so often that it is not tried again by itself.
        DEAD
    }

    /// What is said of it there. It is no proof of anything.
    public enum Said {
        NOTHING,
        IN_PROGRESS,
        DONE,
        WONT_DO
    }

    /// What the other program says beside.
    ///
    /// @param reference what it calls the ticket; may be empty
    /// @param remark may be empty
    public record Words(String reference, String remark) {}
}
