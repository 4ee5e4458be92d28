package concordat.api.view;

/// A link for a calendar program is wanted.
///
/// @param label to know it by, for example `phone`
public record CalendarLinkWanted(String label) {}
