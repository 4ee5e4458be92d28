package concordat.api.view;

/// How many lines were taken.
public record Accepted(int accepted) {}
