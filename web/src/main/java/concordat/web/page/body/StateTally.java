package concordat.web.page.body;

/// How many controls are in one state.
///
/// @param unit follows the number, for example *controls*
public record StateTally(String state, String name, String number, String unit) {}
