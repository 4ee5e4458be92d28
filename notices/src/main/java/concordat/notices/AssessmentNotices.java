package concordat.notices;

import concordat.assurance.act.CertificateAct;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.submission.Submission;
import concordat.catalogue.Edition;
import concordat.catalogue.ServiceLevels;
import java.util.Optional;

/// What is told of packs and certificates.
final class AssessmentNotices {

    private AssessmentNotices() {}

    private static Submission known(Draft draft, SubmissionId id) {
        return draft.programme().submissions().submission(id).orElseThrow();
    }

    static void of(Draft draft, SubmissionAct act) {
        Submission pack =
                switch (act) {
                    case SubmissionAct.SubmissionMade a -> known(draft, a.submission());
                    case SubmissionAct.SubmissionSigned a -> known(draft, a.submission());
                    case SubmissionAct.SubmissionWithdrawn a -> known(draft, a.submission());
                    case SubmissionAct.PartTaken a -> known(draft, a.submission());
                    case SubmissionAct.PartAssessed a -> known(draft, a.submission());
                    case SubmissionAct.PartResubmitted a -> known(draft, a.submission());
                    case SubmissionAct.QuestionAsked a -> known(draft, a.submission());
                    case SubmissionAct.QuestionAnswered a ->
                        draft.programme().submissions().about(a.question()).orElseThrow();
                    case SubmissionAct.AssessmentConcluded a -> known(draft, a.submission());
                    case SubmissionAct.RefusalSeconded a -> known(draft, a.submission());
                };
        tell(draft, act, pack, draft.bodyOf(pack.environment()));
    }

    private static void tell(Draft draft, SubmissionAct act, Submission pack, BodyId body) {
        About about = About.of(pack.id()).in(pack.environment());
        switch (act) {
            case SubmissionAct.SubmissionMade a -> draft.tell(NoticeKind.PACK_TO_SIGN, To.owner(body), about);
            case SubmissionAct.SubmissionSigned a ->
                draft.tell(
                        NoticeKind.PACK_IN,
                        To.authority(Optional.of(body)),
                        about.by(WorkingDays.after(
                                draft.entry().at(), levels(draft, pack).assessmentDays())));
            case SubmissionAct.SubmissionWithdrawn a -> {
                if (pack.signed().isPresent()) {
                    draft.tell(NoticeKind.PACK_WITHDRAWN, To.authority(Optional.of(body)), about);
                }
            }
            case SubmissionAct.PartTaken a -> {}
            case SubmissionAct.PartAssessed a -> {
                if (a.verdict() == PartVerdict.WORK_NEEDED) {
                    draft.tell(NoticeKind.PART_TO_REDO, To.officers(body), about.with("part", a.part()));
                }
            }
            case SubmissionAct.PartResubmitted a ->
                Optional.ofNullable(pack.parts().get(a.part()))
                        .flatMap(p -> p.assessor())
                        .ifPresent(assessor -> draft.tell(
                                NoticeKind.PART_AGAIN, To.assessor(body, assessor), about.with("part", a.part())));
            case SubmissionAct.QuestionAsked a ->
                draft.tell(
                        NoticeKind.QUESTION_ASKED,
                        To.person(body, a.to()),
                        About.of(a.question())
                                .in(pack.environment())
                                .by(a.answerBy())
                                .with("part", a.part())
                                .with("pack", pack.id()));
            case SubmissionAct.QuestionAnswered a ->
                pack.questions().stream()
                        .filter(q -> q.id().equals(a.question()))
                        .forEach(q -> draft.tell(
                                NoticeKind.QUESTION_ANSWERED,
                                To.assessor(body, q.asked().by()),
                                about.with("question", q.id()).with("part", q.part())));
            case SubmissionAct.AssessmentConcluded a -> {
                if (a.outcome() == Outcome.REFUSED) {
                    draft.tell(NoticeKind.REFUSAL_TO_SECOND, To.authority(Optional.of(body)), about);
                } else {
                    draft.tell(NoticeKind.PACK_CONCLUDED, To.officers(body), about.with("outcome", a.outcome()));
                }
            }
            case SubmissionAct.RefusalSeconded a -> {
                if (a.agreed()) {
                    draft.tell(NoticeKind.PACK_REFUSED, To.officers(body), about);
                } else {
                    draft.tell(NoticeKind.REFUSAL_SENT_BACK, To.authority(Optional.of(body)), about);
                }
            }
        }
    }

    private static ServiceLevels levels(Draft draft, Submission pack) {
        return draft.programme().editions().stream()
                .filter(e -> e.id().equals(pack.edition()))
                .findFirst()
                .map(Edition::serviceLevels)
                .orElse(ServiceLevels.USUAL);
    }

    static void of(Draft draft, CertificateAct act) {
        Certificate one = draft.programme()
                .certificates()
                .certificate(
                        switch (act) {
                            case CertificateAct.CertificateIssued a -> a.certificate();
                            case CertificateAct.CertificateExtended a -> a.certificate();
                            case CertificateAct.CertificateWithdrawn a -> a.certificate();
                        })
                .orElseThrow();
        To officers = To.officers(draft.bodyOf(one.environment()));
        About about = About.of(one.id()).in(one.environment()).with("form", one.form());
        switch (act) {
            case CertificateAct.CertificateIssued a ->
                draft.tell(NoticeKind.CERTIFICATE_ISSUED, officers, about.by(a.until()));
            case CertificateAct.CertificateExtended a ->
                draft.tell(
                        NoticeKind.CERTIFICATE_EXTENDED,
                        officers,
                        about.by(a.until()).with("days", a.days()));
            case CertificateAct.CertificateWithdrawn a -> draft.tell(NoticeKind.CERTIFICATE_WITHDRAWN, officers, about);
        }
    }
}
