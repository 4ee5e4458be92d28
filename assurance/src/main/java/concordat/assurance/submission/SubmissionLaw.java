package concordat.assurance.submission;

import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartResubmitted;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.QuestionAnswered;
import concordat.assurance.act.SubmissionAct.QuestionAsked;
import concordat.assurance.act.SubmissionAct.RefusalSeconded;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.act.SubmissionAct.SubmissionWithdrawn;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.submission.Submission.Stage;
import java.time.Instant;
import java.util.Optional;

/// What stands against a step of a submission.
final class SubmissionLaw {
    private final Submissions submissions;
    private final PersonId actor;
    private final Instant at;
    private final int answerDays;

    SubmissionLaw(Submissions submissions, PersonId actor, Instant at, int answerDays) {
        this.submissions = submissions;
        this.actor = actor;
        this.at = at;
        this.answerDays = answerDays;
    }

    Verdict check(SubmissionAct act) {
        return switch (act) {
            case SubmissionMade a -> {
                Submission open = submissions.openOf(a.environment());
                yield Verdict.digest(a.packDigest())
                        .and(() -> Verdict.when(
                                open == null,
                                Fault.SUBMISSION_OPEN,
                                open == null ? "" : "submission " + open.id() + " is " + open.stage(),
                                "submission-withdrawn"));
            }
            case SubmissionSigned a -> sign(a);
            case SubmissionWithdrawn a ->
                Verdict.when(
                        of(a.submission()).open(), Fault.SUBMISSION_STEP, is(of(a.submission())), "submission-made");
            case PartTaken a -> assessing(of(a.submission()));
            case PartAssessed a -> assess(a);
            case PartResubmitted a -> resubmit(a);
            case QuestionAsked a -> ask(a);
            case QuestionAnswered a -> answer(a);
            case AssessmentConcluded a -> conclude(a);
            case RefusalSeconded a -> second(a);
        };
    }

    /// Whoever prepared a pack does not also vouch for it.
    private Verdict sign(SubmissionSigned act) {
        Submission submission = of(act.submission());
        return Verdict.when(
                        submission.stage() == Stage.UNSIGNED, Fault.SUBMISSION_STEP, is(submission), "submission-made")
                .and(() -> Verdict.when(
                        !submission.made().by().equals(actor),
                        Fault.SIGNER_PREPARED_IT,
                        actor + " handed it in",
                        "submission-signed by another accountable owner"))
                .and(() -> Verdict.when(
                        submission.packDigest().equals(act.packDigest()),
                        Fault.PACK_DIFFERS,
                        "the pack is " + submission.packDigest() + ", signed was " + act.packDigest(),
                        "submission-signed of " + submission.packDigest()));
    }

    private Verdict assessing(Submission submission) {
        Stage stage = submission.stage();
        return Verdict.when(
                stage == Stage.QUEUED || stage == Stage.IN_ASSESSMENT,
                Fault.SUBMISSION_STEP,
                is(submission),
                stage == Stage.UNSIGNED ? "submission-signed" : "submission-made");
    }

    private Verdict assess(PartAssessed act) {
        Submission submission = of(act.submission());
        Optional<PersonId> assessor = part(submission, act.part()).assessor();
        return assessing(submission)
                .and(() -> Verdict.when(
                        assessor.filter(actor::equals).isPresent(),
                        Fault.PART_STEP,
                        act.part() + " is with " + assessor.map(PersonId::value).orElse("nobody"),
                        "part-taken"));
    }

    private Verdict resubmit(PartResubmitted act) {
        Submission submission = of(act.submission());
        return assessing(submission)
                .and(() -> Verdict.digest(act.packDigest()))
                .and(() -> Verdict.when(
                        part(submission, act.part()).liesWithBody(),
                        Fault.PART_STEP,
                        "nobody has asked for " + act.part() + " again",
                        "submission-withdrawn"));
    }

    private Verdict ask(QuestionAsked act) {
        Submission submission = of(act.submission());
        Instant least = WorkingDays.after(at, answerDays);
        Optional<PersonId> assessor = part(submission, act.part()).assessor();
        return assessing(submission)
                .and(() -> Verdict.when(
                        assessor.filter(actor::equals).isPresent(),
                        Fault.PART_STEP,
                        act.part() + " is with " + assessor.map(PersonId::value).orElse("nobody"),
                        "part-taken"))
                .and(() -> Verdict.when(
                        !act.answerBy().isBefore(least),
                        Fault.ANSWER_TIME_TOO_SHORT,
                        act.answerBy() + " is before " + least,
                        "question-asked with answer-by " + least));
    }

    private Verdict answer(QuestionAnswered act) {
        Question question = submissions.about(act.question()).orElseThrow().questions().stream()
                .filter(q -> q.id().equals(act.question()))
                .findFirst()
                .orElseThrow();
        return Verdict.when(
                        question.to().equals(actor),
                        Fault.NOT_ADDRESSED,
                        "the question is to " + question.to(),
                        "question-answered by " + question.to())
                .and(() -> Verdict.when(
                        question.answered().isEmpty(),
                        Fault.ALREADY_SAID,
                        "question " + question.id() + " is answered"))
                .and(() -> Verdict.when(
                        submissions.about(act.question()).orElseThrow().open(),
                        Fault.SUBMISSION_STEP,
                        "the assessment is over"));
    }

    /// The outcome follows from the parts: nobody is refused on parts that are met, and nobody waved through.
    private Verdict conclude(AssessmentConcluded act) {
        Submission submission = of(act.submission());
        Optional<String> unfinished = submission.parts().entrySet().stream()
                .filter(p -> p.getValue().finding().isEmpty() || p.getValue().liesWithBody())
                .map(p -> p.getKey().toString())
                .sorted()
                .findFirst();
        return assessing(submission)
                .and(() -> Verdict.when(
                        unfinished.isEmpty(),
                        Fault.PART_STEP,
                        unfinished.orElse("") + " is not assessed",
                        "part-assessed",
                        "part-resubmitted"))
                .and(() -> Verdict.when(
                        submission.questions().stream().noneMatch(q -> q.holdsUp(at)),
                        Fault.QUESTION_OPEN,
                        "a question waits for its answer",
                        "question-answered"))
                .and(() -> Verdict.when(
                        act.outcome() == Submissions.follows(submission),
                        Fault.OUTCOME_DOES_NOT_FOLLOW,
                        "what was found of the parts gives " + Submissions.follows(submission),
                        "assessment-concluded as " + Submissions.follows(submission)));
    }

    private Verdict second(RefusalSeconded act) {
        Submission submission = of(act.submission());
        return Verdict.when(submission.stage() == Stage.REFUSAL_TO_SECOND, Fault.SUBMISSION_STEP, is(submission))
                .and(() -> Verdict.when(
                        !submission.conclusion().orElseThrow().stamp().by().equals(actor),
                        Fault.SECOND_ASSESSOR_LACKING,
                        actor + " concluded it",
                        "refusal-seconded by another assessor"));
    }

    private Submission of(SubmissionId id) {
        return submissions.submission(id).orElseThrow();
    }

    private static PartState part(Submission submission, SubmissionAct.Part part) {
        PartState state = submission.parts().get(part);
        if (state == null) {
            throw new IllegalStateException("submission " + submission.id() + " has no part " + part);
        }
        return state;
    }

    private static String is(Submission submission) {
        return "submission " + submission.id() + " is " + submission.stage();
    }
}
