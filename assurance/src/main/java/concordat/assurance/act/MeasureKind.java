package concordat.assurance.act;

/// How far a measure goes.
public enum MeasureKind {
    /// Closes nothing; everyone concerned sees it.
    WATCH,
    /// Closes what it names.
    RESTRICT,
    /// Closes everything.
    SUSPEND
}
