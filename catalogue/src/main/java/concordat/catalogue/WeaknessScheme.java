package concordat.catalogue;

/// In which words tools say what kind of weakness a finding is.
public enum WeaknessScheme {
    /// Numbers of the Common Weakness Enumeration: `CWE-79`.
    CWE,
    /// Control Correlation Identifiers: `CCI-000366`.
    CCI,
    /// A tool's own grouping, behind the tool's name: `nessus:Default Unix Accounts`; `testssl:*` is all of a
    /// tool's.
    FAMILY
}
