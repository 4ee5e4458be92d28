package concordat.findings;

/// Where a scan looked from.
public enum Vantage {
    /// Within the environment.
    INSIDE,
    /// From the internet: what it reached faces the internet.
    OUTSIDE
}
