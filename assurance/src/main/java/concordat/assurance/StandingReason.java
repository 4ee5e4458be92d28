package concordat.assurance;

/// Why a control stands as it does. Numbers are stable for ever; texts are in message files.
public enum StandingReason {
    /// Every kind of evidence is there, in date and strong enough.
    PROOF_IN_DATE(5001),
    /// As PROOF_IN_DATE, but some of it only declared: the highest handling is not supported.
    PROOF_DECLARED(5002),
    /// A provider holds it.
    PROVIDER_HOLDS(5003),
    /// A provider holds it without proof at present: its own time counts for its consumers too.
    PROVIDER_BORROWS(5004),
    /// An agreed plan stands in.
    PLAN_AGREED(5005),
    /// A risk owner has accepted the gap.
    RISK_ACCEPTED(5006),
    /// Findings are past their fix window.
    FINDINGS_PAST_WINDOW(5007),
    /// Proof has run out or was withdrawn.
    PROOF_ENDED(5008),
    /// The body itself says that it does not meet it.
    ANSWERED_NOT_MET(5009),
    /// What was relied on no longer holds.
    PROVIDER_LAPSED(5010),
    /// A reply is being decided.
    REPLY_UNDECIDED(5011),
    /// A reply was upheld.
    REPLY_UPHELD(5012),
    /// What was planned or accepted came to its date.
    CONCESSION_ENDED(5013),
    /// Time without proof has reached the edition's ceiling.
    CEILING_REACHED(5014),
    /// It was never proved.
    NEVER_PROVED(5015),
    /// Time without proof has reached the ceiling; the Authority and those whose data it is agree that it goes on.
    CEILING_AGREED(5016);

    private final int number;

    StandingReason(int number) {
        this.number = number;
    }

    /// @return the stable number
    public int number() {
        return number;
    }
}
