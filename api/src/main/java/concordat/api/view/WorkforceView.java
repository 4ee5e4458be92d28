package concordat.api.view;

/// People who come by devices of one tier; counts, never names.
///
/// @param remote how many of them work away from the body's premises
/// @param adjusted for how many the device, or the place, is an adjustment to a disability
public record WorkforceView(String tier, int people, int remote, int adjusted) {}
