package concordat.assurance.act;

/// What stops for citizens when a route stops.
public enum CitizenEffect {
    NONE,
    PAYMENT,
    SAFEGUARDING,
    ELECTION
}
