package concordat.catalogue;

/// How far the word of a source about a device can be relied on, weakest first.
public enum Assurance {
    /// The device says so itself, and whoever holds it can make it say anything.
    SELF,
    /// A program says so that the body put on a device that it manages.
    AGENT,
    /// What manages the device, or the container on it, says so.
    MANAGER,
    /// The device's hardware vouches for it.
    ATTESTED;

    /// @return true when this is at least as reliable as `needed`
    public boolean atLeast(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
