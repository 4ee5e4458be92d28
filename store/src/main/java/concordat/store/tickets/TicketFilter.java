package concordat.store.tickets;

import java.util.Optional;

/// Which tickets of a body a list shows.
///
/// @param oldestFirst the newest first otherwise
public record TicketFilter(
        Optional<String> connector,
        Optional<Ticket.State> state,
        Optional<Ticket.Said> said,
        Optional<String> subject,
        boolean oldestFirst) {}
