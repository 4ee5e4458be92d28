package concordat.catalogue;

/// How bad a finding is, worst last, in the scale that scan reports share.
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
