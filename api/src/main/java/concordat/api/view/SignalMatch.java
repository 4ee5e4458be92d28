package concordat.api.view;

/// What a transmitter calls a device or a person of the body.
///
/// @param kind `device` or `person`
/// @param name as its events have it
/// @param id as it is known here
public record SignalMatch(String kind, String name, String id) {}
