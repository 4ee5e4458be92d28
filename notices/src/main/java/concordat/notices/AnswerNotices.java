package concordat.notices;

import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import java.util.Optional;

/// What is told of what goes on around answers.
final class AnswerNotices {

    private AnswerNotices() {}

    static void of(Draft draft, AnswerAct act) {
        switch (act) {
            case AnswerAct.SectionDelegated a ->
                draft.tell(
                        NoticeKind.SECTION_YOURS,
                        To.person(draft.bodyOf(a.environment()), a.colleague()),
                        About.of(a.section()).in(a.environment()).by(a.dueOn()).with("section", a.section()));
            case AnswerAct.SectionReturned a ->
                draft.tell(
                        NoticeKind.SECTION_RETURNED,
                        To.officers(draft.bodyOf(a.environment())),
                        About.of(a.section()).in(a.environment()).with("section", a.section()));
            case AnswerAct.EvidenceRequested a ->
                draft.tell(
                        NoticeKind.EVIDENCE_WANTED,
                        To.officers(draft.bodyOf(a.environment())),
                        About.of(a.request())
                                .in(a.environment())
                                .on(a.control())
                                .by(a.answerBy())
                                .with("evidence", a.kind()));
            case AlternativeProposed a ->
                draft.tell(
                        NoticeKind.ALTERNATIVE_PROPOSED,
                        To.authority(Optional.of(draft.bodyOf(a.environment()))),
                        About.of(a.alternative()).in(a.environment()).on(a.control()));
            case AnswerAct.AlternativeAssessed a -> {
                AlternativeProposed proposed = draft.programme()
                        .answers()
                        .alternative(a.alternative())
                        .orElseThrow()
                        .proposed()
                        .act();
                About about =
                        About.of(a.alternative()).in(proposed.environment()).on(proposed.control());
                draft.tell(
                        a.meets() ? NoticeKind.ALTERNATIVE_ACCEPTED : NoticeKind.ALTERNATIVE_NOT_ENOUGH,
                        To.officers(draft.bodyOf(proposed.environment())),
                        a.until().map(about::by).orElse(about));
            }
            case AnswerAct.EditionAdopted a -> {}
            case AnswerAct.AnswerReviewed a -> {}
            case AnswerAct.PatternPublished a -> {}
            case AnswerAct.PatternWithdrawn a -> {}
            case AnswerAct.PatternFollowed a -> {}
            case AnswerAct.EvidenceRequestClosed a -> {}
        }
    }
}
