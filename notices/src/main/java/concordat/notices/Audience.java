package concordat.notices;

import concordat.assurance.Sight;

/// As what somebody is told. What they may read decides whether they are.
public enum Audience {
    /// As one who acts for the body.
    OFFICERS(Sight.BODY_STANDING),
    /// As one who owns the body's services.
    SERVICE_OWNERS(Sight.BODY_SERVICES),
    /// As one of the Authority, about the body.
    AUTHORITY(Sight.NATION),
    /// By name: what an act asks of this one person, and no more than that.
    PERSON(Sight.BODY_PEOPLE),
    /// As an officer of any body.
    EVERYBODY(Sight.SIGNED_IN);

    private final Sight sight;

    Audience(Sight sight) {
        this.sight = sight;
    }

    /// @return what somebody must be able to read to be told, and to find it again later
    public Sight sight() {
        return sight;
    }
}
