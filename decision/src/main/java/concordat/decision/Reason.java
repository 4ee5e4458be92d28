package concordat.decision;

/// Why a decision came out as it did. Numbers are stable for ever and never reused; texts are in message files.
public enum Reason {
    PERMITTED(0, Who.NOBODY),
    /// Nothing matches host, method and path.
    ROUTE_UNKNOWN(1001, Who.CALLER),
    /// The certificate belongs to no device, workload or egress we know.
    CALLER_UNKNOWN(1002, Who.CALLER),
    /// The device's facts earn too weak a tier for this handling and action.
    TIER_TOO_LOW(1003, Who.CALLER),
    /// As TIER_TOO_LOW, and facts that ran out would have been enough.
    FACT_STALE(1004, Who.CALLER),
    /// The tier would do with a stronger or fresher login.
    LOGIN_TOO_WEAK(1005, Who.CALLER),
    /// Administration from a personal device; never allowed.
    PERSONAL_ADMINISTRATION(1006, Who.CALLER),
    /// The environment is not among those that the snapshot knows.
    ENVIRONMENT_UNKNOWN(2001, Who.BODY),
    /// A control that the route rests on is not held.
    CONTROL_NOT_HELD(2002, Who.BODY),
    /// The body has no agreement with the service.
    NO_AGREEMENT(2003, Who.BODY),
    /// A restriction covers this handling, tier or service.
    RESTRICTED(2004, Who.BODY),
    /// The body is suspended, or has isolated itself.
    SUSPENDED(2005, Who.BODY),
    /// The gateway has been away from the control plane for longer than the handling allows.
    SNAPSHOT_STALE(3001, Who.OPERATOR),
    /// The gateway has no snapshot that it can prove.
    NO_SNAPSHOT(3002, Who.OPERATOR),
    /// The handling asks that the decision be on disk first, and it could not be written.
    RECORD_NOT_DURABLE(3003, Who.OPERATOR);

    /// Who must act for the answer to change.
    public enum Who {
        NOBODY,
        /// The person or system that called.
        CALLER,
        /// The body's officers.
        BODY,
        /// Whoever runs the gateway.
        OPERATOR
    }

    private final int number;
    private final Who who;

    Reason(int number, Who who) {
        this.number = number;
        this.who = who;
    }

    /// @return the stable number
    public int number() {
        return number;
    }

    /// @return who must act
    public Who who() {
        return who;
    }
}
