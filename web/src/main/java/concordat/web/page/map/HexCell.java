package concordat.web.page.map;

/// One body's hexagon.
///
/// @param text name and state, for whoever does not see the colour
/// @param letter of its state, empty for full access
/// @param x the middle, in widths of a hexagon
/// @param y the middle, downwards
/// @param baseline where the letter stands
public record HexCell(String href, String text, String state, String letter, String x, String y, String baseline) {}
