package concordat.api.view;

/// What goes out of the network.
///
/// @param mail whether mail is sent at all
/// @param waiting how many deliveries wait
/// @param dead how many were tried too often
public record OutgoingView(boolean mail, int waiting, int dead) {}
