package concordat.web.page.casework;

/// One answer to choose.
public record Option(String value, String text, String hint, boolean chosen) {}
