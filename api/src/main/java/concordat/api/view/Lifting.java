package concordat.api.view;

/// Why a measure is lifted.
public record Lifting(String reason) {}
