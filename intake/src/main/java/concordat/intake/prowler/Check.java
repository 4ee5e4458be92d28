package concordat.intake.prowler;

/// What came of one check on one resource, in whichever form it is written.
///
/// @param id the check's own, the same as in OCSF
/// @param resource the cloud's name for it, else the account; may be empty
/// @param controls what the check serves of NIST SP 800-53
/// @param at when it was made
record Check(
        String id,
        String status,
        boolean muted,
        String severity,
        String resource,
        String service,
        String title,
        String controls,
        String at,
        String description,
        String risk,
        String solution,
        String outcome) {

    /// How the code is called among those that a check serves.
    static final String NIST = "800-53";
}
