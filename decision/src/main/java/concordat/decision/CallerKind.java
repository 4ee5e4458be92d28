package concordat.decision;

/// What presents a client certificate.
public enum CallerKind {
    MANAGED_DEVICE,
    PERSONAL_DEVICE,
    /// A body's egress proxy, which asserts its users.
    EGRESS,
    /// A body's system calling by itself under an agreement.
    WORKLOAD;

    /// @return whether it is judged by the tier that its facts earn
    public boolean isDevice() {
        return this == MANAGED_DEVICE || this == PERSONAL_DEVICE;
    }
}
