package concordat.web.page.bodies;

/// One option of a filter.
public record Choice(String value, String text, boolean chosen) {}
