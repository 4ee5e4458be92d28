package concordat.assurance;

/// What is looked at before a pack is handed in. A number is never reused.
public enum Check {
    // 1xx: answers.
    ANSWER_MISSING(101, true),
    ANSWER_TO_REVIEW(102, true),
    MET_WITHOUT_EVIDENCE(103, true),
    MET_BY_WEAK_EVIDENCE(104, false),
    MET_BY_OLD_EVIDENCE(105, true),
    MET_DESPITE_FINDINGS(106, true),
    GAP_WITHOUT_ANSWER(107, true),
    NOT_APPLICABLE_UNASSESSED(108, false),
    STATEMENT_LACKING(109, false),
    STATEMENT_REPEATED(110, false),
    ANSWER_OLD(111, false),
    SECTION_OVERDUE(112, false),

    // 2xx: evidence.
    EVIDENCE_ENDS_SOON(201, false),
    EVIDENCE_OVERUSED(202, false),
    DECLARED_ONLY(203, false),
    DIAGRAM_MISSING(204, true),
    DIAGRAM_OLD(205, true),
    REQUEST_OPEN(206, false),

    // 3xx: health checks and findings.
    HEALTH_CHECK_MISSING(301, true),
    HEALTH_CHECK_OLD(302, true),
    HEALTH_CHECK_WITHOUT_CREDENTIALS(303, false),
    FINDINGS_WITHOUT_ACTION(304, true),
    HEALTH_CHECK_UNDECLARED(305, false),
    HEALTH_CHECK_SCOPE_SHORT(306, false),
    HEALTH_CHECK_SAMPLE_SHORT(307, false),
    ESTATE_UNDECLARED(308, false),

    // 4xx: people.
    OWNER_MISSING(401, true),
    OWNER_IS_OFFICER(402, true),
    ONE_OFFICER(403, false),

    // 5xx: plans.
    PLAN_WITHOUT_ACTIONS(501, true),
    PLAN_OVER(502, true),
    PLAN_NOT_AGREED(503, false),
    ACTION_OVERDUE(504, true),
    ACTION_WITHOUT_OWNER(505, false),
    ACTION_WITHOUT_MONEY(506, false),
    ACTION_AFTER_PLAN(507, true),

    // 6xx: reliance.
    RELIANCE_TO_CONFIRM(601, true),
    RELIANCE_ENDS_SOON(602, false),
    SHARE_UNPROVED(603, true),
    PROVIDER_FAILS(604, false),

    // 7xx: risk decisions and cases.
    RISK_ENDS_SOON(701, false),
    RISK_DRIFTED(702, false),
    REPLY_OWED(703, true),
    CANNOT_WAIT(704, false);

    private final int number;
    private final boolean blocks;

    Check(int number, boolean blocks) {
        this.number = number;
        this.blocks = blocks;
    }

    /// @return the stable number
    public int number() {
        return number;
    }

    /// @return whether a pack cannot be handed in before it is put right
    public boolean blocks() {
        return blocks;
    }
}
