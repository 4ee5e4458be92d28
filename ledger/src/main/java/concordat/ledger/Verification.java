package concordat.ledger;

/// What checking an export came to.
public sealed interface Verification {

    /// Every act and every head is as it was signed, and as the heads kept elsewhere say.
    ///
    /// @param root of the whole tree
    /// @param heads how many the export held, at least 1
    /// @param witnessed how many heads kept elsewhere agreed
    /// @param newest the last head of the export; worth keeping elsewhere
    record Verified(String network, long size, Hash root, long heads, int witnessed, SignedHead newest)
            implements Verification {}

    /// The export is not what was signed, or is damaged.
    ///
    /// @param position of the first act that cannot be trusted
    /// @param differs what was found and what should have been
    /// @param todo what whoever checks should do
    record Broken(long position, String differs, String todo) implements Verification {}
}
