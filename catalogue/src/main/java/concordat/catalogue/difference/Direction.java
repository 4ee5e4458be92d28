package concordat.catalogue.difference;

/// Whether a change asks more of bodies or less.
public enum Direction {
    /// It asks more, or it cannot be told that it does not.
    TIGHTER,
    /// It asks less.
    LOOSER,
    /// It asks as much as before.
    NEUTRAL
}
