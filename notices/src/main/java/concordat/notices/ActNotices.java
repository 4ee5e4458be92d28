package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.CaseAct;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.PlanEnded;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.SubmissionAct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What acts bring about that people must be told. Pure: the same acts in the same programme give the same notices.
///
/// The programme may be one in which more acts have been done since. Then they are told who by now has the roles and
/// may read it, which is what matters when telling was late. Not safe to share between threads.
public final class ActNotices {

    private final Programme programme;
    private @Nullable People people;

    /// @param programme one in which all that is told has been done; roles are looked up in it once, and only
    ///     when an act tells somebody something
    public ActNotices(Programme programme) {
        this.programme = programme;
    }

    /// @throws IllegalArgumentException when the entry is not in the programme
    public List<Notice> of(Entry entry) {
        if (entry.position() >= programme.nextPosition()) {
            throw new IllegalArgumentException(
                    "entry " + entry.position() + " is not in a programme of " + programme.nextPosition());
        }
        if (!tells(entry)) {
            return List.of();
        }
        People known = people == null ? new People(programme) : people;
        people = known;
        Draft draft = new Draft(programme, known, entry);
        write(draft);
        return draft.notices();
    }

    /// Most acts of a network tell nobody anything; for them nothing is prepared.
    private static boolean tells(Entry entry) {
        return switch (entry.act()) {
            case NoticeServed a -> true;
            case ReplyMade a -> true;
            case Adjudicated a -> true;
            case CaseClosed a -> true;
            case ReportImported a -> !a.breaches().isEmpty();
            case FindingsJudgedAnew a -> !a.breaches().isEmpty();
            case MeasureImposed a -> true;
            case MeasureLifted a -> true;
            case PlanAgreed a -> true;
            case PlanEnded a -> true;
            case RiskAccepted a -> true;
            case RiskEnded a -> true;
            case RelianceAgreed a -> true;
            case RelianceEnded a -> true;
            case RouteDeclared a -> true;
            case AgreementMade a -> true;
            case AgreementEnded a -> true;
            case EditionIssued a -> true;
            case RoleGranted a -> true;
            case CaseAct.CaseCompared a -> false;
            case CaseAct a -> true;
            case SubmissionAct a -> true;
            case CertificateAct a -> true;
            case PlanAct.PlanFrozen a -> false;
            case PlanAct a -> true;
            case RiskAct a -> true;
            case AnswerAct a -> true;
            case RelianceAct a -> true;
            case AgreementAct a -> true;
            case JoiningAct a -> true;
            case MeasureAct a -> true;
            case FindingsOpened a -> true;
            default -> false;
        };
    }

    private static void write(Draft draft) {
        switch (draft.entry().act()) {
            case NoticeServed a -> CaseNotices.served(draft, a);
            case ReplyMade a -> CaseNotices.replied(draft, a);
            case Adjudicated a -> CaseNotices.decided(draft, a);
            case CaseClosed a -> CaseNotices.closed(draft, a);
            case CaseAct a -> CaseNotices.step(draft, a);
            case ReportImported a -> CaseNotices.imported(draft, a);
            case FindingsJudgedAnew a -> CaseNotices.judged(draft, a);
            case MeasureImposed a -> RestraintNotices.imposed(draft, a);
            case MeasureLifted a -> RestraintNotices.lifted(draft, a);
            case MeasureAct a -> RestraintNotices.step(draft, a);
            case SubmissionAct a -> AssessmentNotices.of(draft, a);
            case CertificateAct a -> AssessmentNotices.of(draft, a);
            case PlanAgreed a -> PlanNotices.agreed(draft, a);
            case PlanEnded a -> PlanNotices.ended(draft, a);
            case PlanAct a -> PlanNotices.of(draft, a);
            case RiskAccepted a -> RiskNotices.accepted(draft, a);
            case RiskEnded a -> RiskNotices.ended(draft, a);
            case RiskAct a -> RiskNotices.of(draft, a);
            case AnswerAct a -> AnswerNotices.of(draft, a);
            case RelianceAgreed a -> RelianceNotices.agreed(draft, a);
            case RelianceEnded a -> RelianceNotices.ended(draft, a);
            case RelianceAct a -> RelianceNotices.of(draft, a);
            case RouteDeclared a -> AgreementNotices.announced(draft, a);
            case AgreementMade a -> AgreementNotices.made(draft, a);
            case AgreementEnded a -> AgreementNotices.ended(draft, a);
            case AgreementAct a -> AgreementNotices.of(draft, a);
            case JoiningAct a -> joining(draft, a);
            case FindingsOpened a -> CaseNotices.opened(draft, a);
            case EditionIssued a ->
                draft.tell(
                        NoticeKind.EDITION_ISSUED,
                        To.everybody(),
                        About.of(a.edition().id()).by(a.edition().startsOn()));
            case RoleGranted a ->
                a.body()
                        .ifPresent(body -> draft.tell(
                                NoticeKind.ROLE_GIVEN,
                                To.person(body, a.person()),
                                About.of(a.role()).with("role", a.role())));
            default -> {}
        }
    }

    private static void joining(Draft draft, JoiningAct act) {
        switch (act) {
            case JoiningAct.ApplicationFiled a ->
                draft.tell(
                        NoticeKind.APPLICATION_FILED,
                        To.authority(java.util.Optional.of(a.body())),
                        About.of(a.application()).with("wish", a.wish()));
            case JoiningAct.ApplicationMoved a ->
                draft.programme()
                        .applications()
                        .application(a.application())
                        .ifPresent(one -> draft.tell(
                                NoticeKind.APPLICATION_MOVED,
                                To.officers(one.filed().act().body()),
                                About.of(a.application()).with("stage", a.stage())));
            case JoiningAct.ApplicationDecided a ->
                draft.programme()
                        .applications()
                        .application(a.application())
                        .ifPresent(one -> draft.tell(
                                NoticeKind.APPLICATION_DECIDED,
                                To.officers(one.filed().act().body()),
                                About.of(a.application()).with("outcome", a.accepted() ? "ACCEPTED" : "REFUSED")));
            case JoiningAct.BodyLeft a -> {}
        }
    }
}
