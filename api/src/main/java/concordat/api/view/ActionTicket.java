package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// What became of an action that another program was told of.
///
/// @param state of sending it: `waiting`, `sent`, or `dead` when it is not tried again by itself
/// @param said what that program says of it: `nothing`, `in-progress`, `done` or `wont-do`; no proof of anything
/// @param theirReference what it calls the ticket
public record ActionTicket(
        String ticket, String state, String said, Optional<Instant> saidAt, Optional<String> theirReference) {}
