package concordat.web.page.board;

/// How many are in one state, with the list behind the number.
///
/// @param unit follows the number, for example *bodies*
public record StateCount(String state, String name, String number, String unit, String href) {}
