package concordat.app.tickets;

import concordat.api.view.TicketDetail;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.tickets.Ticket;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What there is to say of an action or a proposal. Asked anew each time, since findings come and go.
public interface TicketContents {

    /// @param environment of what the ticket is about
    /// @param reference what people call it
    /// @param severity of the worst that is open, in lower case
    /// @param due by when it is to be done
    /// @param open how many findings are
    /// @param mended whether scans show that all of it is
    /// @param nextLook about when the next scan is to be expected
    record Content(
            EnvironmentId environment,
            String reference,
            String severity,
            Optional<LocalDate> due,
            int open,
            boolean mended,
            Optional<LocalDate> nextLook) {}

    /// @return nothing when the body has no such thing
    Optional<Content> of(BodyId body, Ticket.Kind kind, String subject);

    /// @return in the order asked for; nothing for what there is not any more
    List<Optional<Content>> all(BodyId body, List<Ticket> tickets);

    /// What weaknesses it mends and where, for whom a body has chosen to tell it.
    Optional<TicketDetail> detail(BodyId body, Ticket.Kind kind, String subject);
}
