package concordat.catalogue.crosswalk;

/// How much of a requirement a profile asks for. What it does not ask has no level.
public enum Level {
    /// Part of it will do.
    PARTLY,
    /// All of it.
    FULLY
}
