package concordat.api.view;

import java.util.Optional;

/// What another program says of a ticket.
///
/// @param ticket its id, as it was sent
/// @param status `in-progress`, `done` or `wont-do`
/// @param reference what the other program calls it, at most 200 characters
/// @param remark at most 2,000 characters
public record TicketStatus(String ticket, String status, Optional<String> reference, Optional<String> remark) {

    public TicketStatus {
        reference = Absent.or(reference, Optional.empty());
        remark = Absent.or(remark, Optional.empty());
    }
}
