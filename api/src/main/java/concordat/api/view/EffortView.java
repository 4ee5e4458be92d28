package concordat.api.view;

/// About how long a fix takes, in hours of somebody's work.
///
/// @param how what that is made up of
public record EffortView(double from, double to, String how) {}
