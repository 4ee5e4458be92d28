package concordat.catalogue;

/// What the facts about a device earn it, weakest first. A caller without a device (a workload) has no tier.
public enum Tier {
    /// Nothing is known, or what was known is stale.
    UNKNOWN,
    /// A personal device in a browser session, with a strong login.
    BROWSER,
    /// A personal device whose work data stays in the body's own container or virtual desktop.
    CONTAINED,
    /// A device managed by the body, healthy.
    MANAGED,
    /// A managed workstation kept for administration.
    PRIVILEGED;

    /// @return true when this tier is at least as strong as `needed`
    public boolean atLeast(Tier needed) {
        return compareTo(needed) >= 0;
    }

    /// @return its place on the scale, 0 for unknown; tiers are never put between others
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }

    /// @throws IndexOutOfBoundsException when there is no such place
    @SuppressWarnings("EnumOrdinal")
    public static Tier at(int place) {
        return values()[place];
    }
}
