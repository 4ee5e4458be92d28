package concordat.api.view;

/// One control whose state would change.
public record PreviewChange(String environment, String control, String before, String after) {}
