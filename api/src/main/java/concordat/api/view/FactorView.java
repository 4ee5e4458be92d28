package concordat.api.view;

/// One factor of a plan's credibility.
///
/// @param value what was found, in the unit that the text names
/// @param share what it adds to the log odds; negative when it speaks against the plan
/// @param text what is looked at, in words
public record FactorView(String kind, double value, double share, String text) {}
