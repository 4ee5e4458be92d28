package concordat.findings;

/// That one report holds one finding.
public record Sighting(FindingKey key, Facts facts) {}
