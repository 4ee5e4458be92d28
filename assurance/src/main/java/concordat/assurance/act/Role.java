package concordat.assurance.act;

/// What a person may be.
public enum Role {
    /// Runs the programme.
    AUTHORITY_LEAD,
    /// Assesses, decides with reasons.
    ASSESSOR,
    /// Acts for a body day by day.
    SECURITY_OFFICER,
    /// Signs for a body, accepts risk.
    ACCOUNTABLE_OWNER,
    /// Sets conditions on a service.
    SERVICE_OWNER,
    /// Buys with others.
    PROCUREMENT_LEAD,
    /// Uses services.
    STAFF,
    /// Reads the record.
    AUDITOR,
    /// One of the independent panel that may stay a measure.
    PANEL_MEMBER,
    /// Answers the sections that a security officer gives to them.
    CONTRIBUTOR
}
