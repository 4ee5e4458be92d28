package concordat.demo.network;

/// That one body relies on another's shared service for a control.
///
/// @param consumer environment
/// @param provider environment
/// @param control the control's id
/// @param shared whether the consumer keeps a duty of its own
public record Sharing(String consumer, String provider, String control, boolean shared) {}
