package concordat.api.view;

import java.util.Optional;

/// That tickets are to go to another program.
///
/// @param detail `least` when left out; `full` wants a reason, since it tells weaknesses and hosts
public record TicketConnectorWanted(String name, String url, Optional<String> detail, Optional<String> reason) {

    public TicketConnectorWanted {
        detail = Absent.or(detail, Optional.empty());
        reason = Absent.or(reason, Optional.empty());
    }
}
