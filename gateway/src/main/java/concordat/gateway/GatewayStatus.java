package concordat.gateway;

/// How a gateway stands.
///
/// @param ready whether it should be sent requests: it has a state that is not too old for every
///     handling, its records can be written, and it is neither starting nor going
/// @param epoch of that state; 0 without one
/// @param connections open now
/// @param streams open now
/// @param permitted since the start
/// @param refused since the start
/// @param cut open streams that were ended by a decision, since the start
/// @param missed open streams that only the sweep found to be no longer permitted; anything but 0 is a fault
/// @param unsound requests that were refused before any decision, being malformed or too large
/// @param upstreamFailures answers that a service did not give, or not whole
public record GatewayStatus(
        boolean ready,
        long epoch,
        long connections,
        long streams,
        long permitted,
        long refused,
        long cut,
        long missed,
        long unsound,
        long upstreamFailures) {}
