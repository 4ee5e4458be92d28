package concordat.feed;

/// How a gateway stands, as the control plane knows it.
///
/// @param registered whether it may connect
/// @param acknowledged newest sequence that has its effect there; 0 for none in this run
/// @param provenAt when a proof was last sent to it, microseconds since 1970 UTC; 0 for none in this run
/// @param leaseEndsAt after this it decides nothing any more unless it gets another proof; microseconds since 1970 UTC
public record GatewayState(
        String gateway, boolean registered, boolean connected, long acknowledged, long provenAt, long leaseEndsAt) {}
