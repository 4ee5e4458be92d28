package concordat.notices;

/// How much a notice asks of whoever it reaches, the most first.
public enum Severity {
    /// Something is happening now. Passes quiet hours.
    EMERGENCY,
    /// Somebody has to do something.
    ACT,
    /// Good to know.
    KNOW
}
