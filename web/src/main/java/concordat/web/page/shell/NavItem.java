package concordat.web.page.shell;

/// One way to go from every page.
///
/// @param current whether this is where the reader is
public record NavItem(String text, String href, boolean current) {}
