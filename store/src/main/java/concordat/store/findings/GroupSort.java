package concordat.store.findings;

/// In which order groups of findings are listed. Each goes along an index.
public enum GroupSort {
    /// Worst first, of these the most findings.
    WORST,
    /// On the most assets first.
    MOST,
    /// What is due soonest first.
    DUE
}
