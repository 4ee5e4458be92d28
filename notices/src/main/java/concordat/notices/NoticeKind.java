package concordat.notices;

import static concordat.notices.Place.BODY;
import static concordat.notices.Place.CASE;
import static concordat.notices.Place.HOME;
import static concordat.notices.Severity.ACT;
import static concordat.notices.Severity.EMERGENCY;
import static concordat.notices.Severity.KNOW;

import java.util.Locale;

/// Everything there is to be told. Each has its texts in `notices.properties`. A name, once given out, is never
/// changed: receivers of webhooks go by it.
public enum NoticeKind {
    // The ladder.
    BREACH_FOUND(ACT, BODY),
    CASE_NOTICE(ACT, CASE),
    CASE_REPLIED(ACT, CASE),
    CASE_NOTE(ACT, CASE),
    CASE_NOTE_ANSWERED(KNOW, CASE),
    CASE_CAUSE_STATED(KNOW, CASE),
    CASE_UPHELD(KNOW, CASE),
    CASE_NOT_UPHELD(ACT, CASE),
    CASE_CLOSED(KNOW, CASE),
    REPLY_DUE(ACT, CASE),
    DECISION_DUE(ACT, CASE),
    ACCESS_ENDS(ACT, CASE),
    ACCESS_CLOSED(ACT, BODY),
    // Measures and incidents.
    EMERGENCY_IMPOSED(EMERGENCY, BODY),
    EMERGENCY_AT_SERVICE(EMERGENCY, HOME),
    EMERGENCY_TO_REVIEW(ACT, BODY),
    EMERGENCY_REVIEWED(KNOW, BODY),
    MEASURE_IMPOSED(ACT, BODY),
    MEASURE_AT_SERVICE(KNOW, HOME),
    MEASURE_WATCH(KNOW, BODY),
    MEASURE_EASED(KNOW, BODY),
    MEASURE_STAYED(KNOW, BODY),
    MEASURE_LIFTED(KNOW, BODY),
    MEASURE_LIFTED_AT_SERVICE(KNOW, HOME),
    MEASURE_ENDS(KNOW, BODY),
    INCIDENT_LIVE(EMERGENCY, BODY),
    INCIDENT_REPORTED(ACT, BODY),
    INCIDENT_CLOSED(KNOW, BODY),
    CONTINUITY_TO_ACCEPT(ACT, HOME),
    CONTINUITY_ACCEPTED(KNOW, BODY),
    CONTINUITY_ENDS(ACT, BODY),
    CONTINUITY_WANTED(EMERGENCY, HOME),
    ROUTES_SPARED(ACT, HOME),
    // Assessment.
    PACK_TO_SIGN(ACT, BODY),
    PACK_IN(ACT, BODY),
    PACK_WITHDRAWN(KNOW, BODY),
    PART_TO_REDO(ACT, BODY),
    PART_AGAIN(ACT, BODY),
    QUESTION_ASKED(ACT, HOME),
    QUESTION_DUE(ACT, HOME),
    QUESTION_ANSWERED(ACT, BODY),
    PACK_CONCLUDED(KNOW, BODY),
    PACK_REFUSED(ACT, BODY),
    REFUSAL_TO_SECOND(ACT, BODY),
    REFUSAL_SENT_BACK(ACT, BODY),
    CERTIFICATE_ISSUED(KNOW, BODY),
    CERTIFICATE_EXTENDED(KNOW, BODY),
    CERTIFICATE_WITHDRAWN(ACT, BODY),
    CERTIFICATE_ENDS(ACT, BODY),
    CERTIFICATE_ENDED(ACT, BODY),
    PACK_DUE(ACT, BODY),
    // Plans and risks.
    PLAN_PROPOSED(ACT, BODY),
    PLAN_AGREED(KNOW, BODY),
    PLAN_REFUSED(ACT, BODY),
    PLAN_ENDED(KNOW, BODY),
    PLAN_ENDS(ACT, BODY),
    ACTION_YOURS(ACT, HOME),
    ACTION_DUE(ACT, BODY),
    ACTION_LATE(ACT, BODY),
    RISK_TO_DECIDE(ACT, BODY),
    RISK_TO_SHARE(ACT, BODY),
    RISK_SHARED(KNOW, BODY),
    RISK_ACCEPTED(KNOW, BODY),
    RISK_REFUSED(ACT, BODY),
    RISK_OVERRULED(ACT, BODY),
    RISK_ENDED(KNOW, BODY),
    RISK_ENDS(ACT, BODY),
    // Answers and evidence.
    FINDINGS_OPENED(KNOW, BODY),
    HEALTH_CHECK_ENDS(ACT, BODY),
    HEALTH_CHECK_OLD(ACT, BODY),
    SECTION_YOURS(ACT, HOME),
    SECTION_DUE(ACT, HOME),
    SECTION_LATE(ACT, BODY),
    SECTION_RETURNED(KNOW, BODY),
    EVIDENCE_WANTED(ACT, BODY),
    EVIDENCE_DUE(ACT, BODY),
    PROOF_ENDS(ACT, BODY),
    ALTERNATIVE_PROPOSED(ACT, BODY),
    ALTERNATIVE_ACCEPTED(KNOW, BODY),
    ALTERNATIVE_NOT_ENOUGH(ACT, BODY),
    // Reliance.
    OFFER_TAKEN(KNOW, BODY),
    PROVISION_CHANGED(ACT, BODY),
    CONFIRM_DUE(ACT, BODY),
    RELIANCE_BEGUN(KNOW, BODY),
    RELIANCE_LOST(ACT, BODY),
    RELIANCE_DROPPED(KNOW, BODY),
    RELIANCE_ENDS(ACT, BODY),
    // Services and who uses them.
    AGREEMENT_MADE(KNOW, BODY),
    AGREEMENT_ENDED(ACT, BODY),
    AGREEMENT_ENDS(ACT, BODY),
    TERMS_AGREED(KNOW, BODY),
    SPOT_CHECK_FAILED(ACT, BODY),
    REIDENTIFICATION_WANTED(ACT, BODY),
    REIDENTIFICATION_LATE(ACT, BODY),
    REIDENTIFICATION_ANSWERED(KNOW, HOME),
    CONDITION_ANNOUNCED(ACT, BODY),
    CHALLENGE_MADE(ACT, HOME),
    CHALLENGE_DECIDED(KNOW, BODY),
    // The network.
    APPLICATION_FILED(ACT, HOME),
    APPLICATION_MOVED(KNOW, BODY),
    APPLICATION_DECIDED(KNOW, BODY),
    EDITION_ISSUED(KNOW, HOME),
    EDITION_STARTS(KNOW, HOME),
    ROLE_GIVEN(KNOW, HOME);

    private final Severity severity;
    private final Place place;

    NoticeKind(Severity severity, Place place) {
        this.severity = severity;
        this.place = place;
    }

    /// @return how much it asks
    public Severity severity() {
        return severity;
    }

    /// @return where to see more or to act
    public Place place() {
        return place;
    }

    /// @return as the API and the message file write it, for example `case-notice`
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
