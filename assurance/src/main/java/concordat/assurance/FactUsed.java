package concordat.assurance;

/// One thing that a standing rests on.
///
/// @param kind what it is
/// @param id its id; for a breach the findings' digest
public record FactUsed(Kind kind, String id) {

    /// What can be used.
    public enum Kind {
        EVIDENCE,
        REPORT,
        BREACH,
        ANSWER,
        PROVIDER,
        PLAN,
        RISK,
        CASE
    }
}
