package concordat.api.view;

/// What a body replies to a notice.
public record Reply(String kind, String words) {}
