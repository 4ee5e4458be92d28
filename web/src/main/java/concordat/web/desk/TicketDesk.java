package concordat.web.desk;

import concordat.api.view.ActionTicket;
import concordat.api.view.Page;
import concordat.api.view.TicketConnectorView;
import concordat.api.view.TicketConnectorWanted;
import concordat.api.view.TicketHeard;
import concordat.api.view.TicketView;
import concordat.api.view.TicketWanted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tickets out to other programs, and what they say back. Whoever asks has been let in by the route, but for what comes
/// back: that is let in by its signature.
public interface TicketDesk {

    List<TicketConnectorView> connectors(BodyId body);

    /// @return with its secrets, which are shown this once
    TicketConnectorView add(PersonId person, BodyId body, TicketConnectorWanted wanted);

    /// @return with its new secrets, which are shown this once; those before open nothing any more
    TicketConnectorView rotate(BodyId body, String connector);

    /// Removes it, with all tickets that went there.
    void remove(BodyId body, String connector);

    /// @param wish `connector`, `state`, `said`, `subject` and `sort` (`-sent` or `sent`), each if it is there
    Page<TicketView> tickets(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit);

    Optional<TicketView> ticket(BodyId body, String id);

    /// @return what became of these actions' tickets, by action, oldest first; only those that have one
    Map<String, List<ActionTicket>> ofActions(BodyId body, Set<String> actions);

    /// Sends once: the same thing to the same program again is the same ticket.
    TicketView send(PersonId person, BodyId body, TicketWanted wanted);

    /// @return none when there is no such ticket; otherwise as it is now
    Optional<TicketView> retry(BodyId body, String id);

    /// A message from another program.
    ///
    /// @param id what it calls the message
    /// @param timestamp seconds since the epoch, as it was signed
    /// @param signature as it was sent
    /// @throws concordat.web.http.Refusal without any detail unless the signature is right
    TicketHeard hear(String connector, String id, String timestamp, String signature, byte[] body);
}
