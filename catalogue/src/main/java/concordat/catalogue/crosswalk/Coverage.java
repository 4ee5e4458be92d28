package concordat.catalogue.crosswalk;

/// How what is held stands to one requirement of another code; best first.
public enum Coverage {
    /// What is held asks at least all that the requirement asks.
    MET,
    /// What is held asks some of it.
    PARTLY,
    /// Something of ours asks it or some of it, but none of that is held.
    MISSING,
    /// Nothing of ours is known to ask any of it. That is no statement about the body.
    NOT_MAPPED;

    /// Whether this is as much as a profile asks.
    public boolean reaches(Level level) {
        return switch (level) {
            case FULLY -> this == MET;
            case PARTLY -> this == MET || this == PARTLY;
        };
    }
}
