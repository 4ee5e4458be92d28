package concordat.catalogue;

/// What a trigger of the ladder proposes. An officer decides; a trigger never acts by itself.
public enum Rung {
    /// Look closer; nothing is closed.
    WATCH,
    /// Close named handlings, tiers or services.
    RESTRICT,
    /// Close everything.
    SUSPEND,
    /// Put the case before the independent panel.
    REVIEW
}
