package concordat.web.page.bodies;

/// A column by which the list can be put in order.
///
/// @param aria `ascending`, `descending` or `none`
public record SortLink(String text, String href, String aria) {}
