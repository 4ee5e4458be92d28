package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A ticket as it is sent.
///
/// @param type `ticket.opened`
/// @param ticket its id; the same each time it is tried
/// @param reference the action's number or the proposal's id, with the environment
/// @param severity of the worst that is open
/// @param link where the body's officers see more
/// @param statusUrl where to say what became of it
/// @param detail only where the body has chosen to tell it
public record TicketEvent(
        String type,
        String ticket,
        Instant at,
        String network,
        String reference,
        String severity,
        Optional<LocalDate> due,
        String link,
        String statusUrl,
        Optional<TicketDetail> detail) {}
