package concordat.api.view;

/// What came of a status.
///
/// @param result `heard`, `again` when it came before, `older` when a newer one has been heard
public record TicketHeard(String result) {}
