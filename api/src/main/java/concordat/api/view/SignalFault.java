package concordat.api.view;

/// Why an event was not taken, as RFC 8935 has it.
///
/// @param err one of its codes
public record SignalFault(String err, String description) {}
