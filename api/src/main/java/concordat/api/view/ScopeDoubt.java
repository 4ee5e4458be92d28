package concordat.api.view;

/// One thing that speaks against a health check's scope.
///
/// @param doubt its kind
/// @param place an address, range or name as the body wrote it, or a machine's name
public record ScopeDoubt(String doubt, String place) {}
