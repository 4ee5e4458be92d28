package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct.ChallengeDecided;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.CertificateAct.CertificateExtended;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.CertificateWithdrawn;
import concordat.assurance.act.HealthCheckAct.FindingsLinked;
import concordat.assurance.act.HealthCheckAct.FindingsUnlinked;
import concordat.assurance.act.HealthCheckAct.HealthCheckWithdrawn;
import concordat.assurance.act.JoiningAct.ApplicationDecided;
import concordat.assurance.act.MeasureAct.EmergencyReviewed;
import concordat.assurance.act.MeasureAct.MeasureStayed;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.PlanAct.ActionScoped;
import concordat.assurance.act.PlanAct.PlanRefused;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RatingAct.AdjustmentEnded;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskOverruled;
import concordat.assurance.act.RiskAct.RiskRefused;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.RefusalSeconded;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Optional;

/// What stands against whoever decides, whatever it is about: that no reason is given, or that it is their own affair.
final class Decisions {
    private Decisions() {}

    static Verdict check(Programme programme, PersonId actor, Act act) {
        return reasoned(act).and(() -> impartial(programme, actor, act));
    }

    private static Verdict reasoned(Act act) {
        return Verdict.when(
                reasons(act).flatMap(Prose::text).filter(String::isBlank).isEmpty(),
                Fault.REASONS_LACKING,
                "a decision says why");
    }

    private static Optional<Prose> reasons(Act act) {
        return switch (act) {
            case Adjudicated a -> Optional.of(a.reasons());
            case PlanAgreed a -> Optional.of(a.reasons());
            case PlanRefused a -> Optional.of(a.reasons());
            case RiskAccepted a -> Optional.of(a.reason());
            case RiskRefused a -> Optional.of(a.reasons());
            case RiskOverruled a -> Optional.of(a.reasons());
            case RatingAdjusted a -> Optional.of(a.reason());
            case AdjustmentEnded a -> Optional.of(a.reason());
            case ActionScoped a -> Optional.of(a.reason());
            case AssetAct a -> Optional.of(a.reason());
            case MeasureImposed a -> Optional.of(a.reason());
            case MeasureStayed a -> Optional.of(a.reasons());
            case ProposalDeclined a -> Optional.of(a.reasons());
            case AlternativeAssessed a -> Optional.of(a.reasons());
            case PartAssessed a -> Optional.of(a.reasons());
            case AssessmentConcluded a -> Optional.of(a.reasons());
            case RefusalSeconded a -> Optional.of(a.reasons());
            case ApplicationDecided a -> Optional.of(a.reasons());
            case ChallengeDecided a -> Optional.of(a.reasons());
            case FindingsOpened a -> Optional.of(a.reason());
            case HealthCheckWithdrawn a -> Optional.of(a.reason());
            case FindingsLinked a -> Optional.of(a.reason());
            case FindingsUnlinked a -> Optional.of(a.reason());
            default -> Optional.empty();
        };
    }

    /// Whoever acts for a body as its officer or owner does not judge it for the Authority.
    private static Verdict impartial(Programme programme, PersonId actor, Act act) {
        Optional<BodyId> own = judged(programme, act).stream()
                .filter(body -> Powers.officerOf(programme, actor, body))
                .findFirst();
        return Verdict.when(
                own.isEmpty(),
                Fault.ROLE_LACKING,
                actor + " acts for " + own.map(BodyId::value).orElse("") + " and does not judge it",
                "somebody else of the Authority");
    }

    /// @return the bodies that the Authority judges by the act
    private static List<BodyId> judged(Programme programme, Act act) {
        return switch (act) {
            case Adjudicated a ->
                of(programme, programme.caseOf(a.caseId()).orElseThrow().environment());
            case PlanAgreed a -> of(programme, a.environment());
            case PlanRefused a -> PartNames.concerned(programme, a);
            case AlternativeAssessed a -> PartNames.concerned(programme, a);
            case PartTaken a -> submission(programme, a);
            case PartAssessed a -> submission(programme, a);
            case AssessmentConcluded a -> submission(programme, a);
            case RefusalSeconded a -> submission(programme, a);
            case CertificateIssued a -> PartNames.concerned(programme, a);
            case CertificateExtended a -> PartNames.concerned(programme, a);
            case CertificateWithdrawn a -> PartNames.concerned(programme, a);
            case ApplicationDecided a ->
                programme.applications().bodyOf(a).stream().toList();
            case ProposalDeclined a -> List.of(a.body());
            case FindingsOpened a -> List.of(a.body());
            case EmergencyReviewed a -> PartNames.concerned(programme, a);
            case RiskShared a ->
                a.dataOwner().isEmpty()
                        ? of(programme, programme.register().decisions.environmentOf(a))
                        : List.of();
            default -> List.of();
        };
    }

    private static List<BodyId> submission(Programme programme, SubmissionAct act) {
        return PartNames.concerned(programme, act);
    }

    private static List<BodyId> of(Programme programme, EnvironmentId id) {
        return List.of(programme.environment(id).orElseThrow().act().body());
    }
}
