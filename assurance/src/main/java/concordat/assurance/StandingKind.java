package concordat.assurance;

/// The states of a control, best first.
public enum StandingKind {
    PROVED,
    RELIED_ON,
    PLANNED,
    ACCEPTED,
    LAPSING,
    LAPSED,
    OPEN
}
