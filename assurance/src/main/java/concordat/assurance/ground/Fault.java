package concordat.assurance.ground;

/// Why an act may not be done. A number is never reused; its first digit says who must act.
public enum Fault {
    // 1xxx: the body, or whoever acts, must do something else.
    ROLE_LACKING(1001),
    OWN_REQUEST(1002),
    SECOND_OFFICER_LACKING(1003),
    STRENGTH_BEYOND_ACTOR(1004),
    OBSERVED_IN_FUTURE(1005),
    UNTIL_NOT_AHEAD(1006),
    CEILING_REACHED(1007),
    NOT_DEFERRABLE(1008),
    RELIANCE_CYCLE(1009),
    REPLY_TOO_LATE(1010),
    BREACH_DROPPED_BY_WEAKER_REPORT(1011),
    BREACH_DROPPED_BY_WITHDRAWAL(1012),
    SHARE_UNSTATED(1013),
    CALLER_UNKNOWN(1014),
    ROLE_TAKES_NO_BODY(1015),
    ROLE_NEEDS_BODY(1016),
    OWN_ROLE(1017),
    LAST_LEAD(1018),
    BREACH_MALFORMED(1019),
    DIGEST_MALFORMED(1020),
    NOTHING_NAMED(1021),
    AGREEMENT_NOT_THEIRS(1022),

    // 11xx: what is named is not known, or not known any more.
    BODY_UNKNOWN(1101),
    ENVIRONMENT_UNKNOWN(1102),
    CONTROL_UNKNOWN(1103),
    HANDLING_UNKNOWN(1104),
    EVIDENCE_UNKNOWN(1105),
    REPORT_UNKNOWN(1106),
    CASE_UNKNOWN(1107),
    PLAN_UNKNOWN(1108),
    RISK_UNKNOWN(1109),
    MEASURE_UNKNOWN(1110),
    SERVICE_UNKNOWN(1111),
    ROUTE_UNKNOWN(1112),
    AGREEMENT_UNKNOWN(1113),
    WORKLOAD_UNKNOWN(1114),
    GATEWAY_UNKNOWN(1115),
    RELIANCE_UNKNOWN(1116),
    ROLE_UNKNOWN(1117),

    // 12xx: what is named is there already.
    ID_REUSED(1201),
    HOST_TAKEN(1202),
    FINGERPRINT_TAKEN(1203),
    CASE_ALREADY_OPEN(1204),
    ROLE_ALREADY_HELD(1205),
    NETWORK_ALREADY_FOUNDED(1206),
    ALREADY_ENDED(1207),

    // 2xxx: read again and try again.
    TIME_RUNS_BACKWARDS(2001),
    NOT_WHOLE_MICROSECONDS(2002),
    NOT_DUE(2003),

    // 3xxx: the Authority must do something else, or first.
    CASE_WITHOUT_CAUSE(3001),
    CASE_STEP_SKIPPED(3002),
    NOTICE_DATES(3003),
    CASE_CLOSED(3004),
    CASE_STILL_FAILS(3005),
    CASE_DECIDED(3006),
    CASE_IS_THE_LEADS(3007),
    MEASURE_WITHOUT_CASE(3008),
    EMERGENCY_TOO_LONG(3009),
    EDITION_NOT_AHEAD(3010),
    NO_EDITION(3011),
    RESTRICTION_NAMES_NOTHING(3012),
    NOTICE_ROUTES(3013),

    // 4xxx: whoever runs the network must act.
    NETWORK_WRONG(4001),
    NETWORK_NOT_FOUNDED(4002);

    /// Who must act for the act to become possible.
    public enum Blame {
        /// Whoever tried it, mostly the body.
        BODY,
        /// Nobody: read again and try again.
        RETRY,
        /// The Authority.
        AUTHORITY,
        /// Whoever runs the network.
        OPERATOR
    }

    private final int number;

    Fault(int number) {
        this.number = number;
    }

    /// @return the stable number
    public int number() {
        return number;
    }

    /// @return who must act
    public Blame blame() {
        return switch (number / 1000) {
            case 1 -> Blame.BODY;
            case 2 -> Blame.RETRY;
            case 3 -> Blame.AUTHORITY;
            default -> Blame.OPERATOR;
        };
    }
}
