package concordat.api.view;

import java.util.Optional;

/// That an action, or a proposal, is to be told as a ticket; one of both.
public record TicketWanted(String connector, Optional<String> action, Optional<String> proposal) {

    public TicketWanted {
        action = Absent.or(action, Optional.empty());
        proposal = Absent.or(proposal, Optional.empty());
    }
}
