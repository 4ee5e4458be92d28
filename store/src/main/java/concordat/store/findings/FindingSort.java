package concordat.store.findings;

/// In which order findings are listed. Each goes along an index.
public enum FindingSort {
    /// Worst first, then in the order in which they were first seen.
    WORST,
    /// What is due soonest first, what is not due last.
    DUE,
    /// What has been there longest first.
    OLDEST
}
