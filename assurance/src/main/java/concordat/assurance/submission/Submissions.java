package concordat.assurance.submission;

import concordat.assurance.act.Entry;
import concordat.assurance.act.SubmissionAct;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartResubmitted;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.QuestionAnswered;
import concordat.assurance.act.SubmissionAct.QuestionAsked;
import concordat.assurance.act.SubmissionAct.RefusalSeconded;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.act.SubmissionAct.SubmissionWithdrawn;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.QuestionId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.submission.Submission.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All packs of a network: an immutable value.
public final class Submissions {
    /// Of a network in which nobody has handed in anything.
    public static final Submissions NONE =
            new Submissions(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<SubmissionId, Submission> byId;
    private final PersistentMap<EnvironmentId, Chain<SubmissionId>> byEnvironment;
    private final PersistentMap<QuestionId, SubmissionId> byQuestion;

    private Submissions(
            PersistentMap<SubmissionId, Submission> byId,
            PersistentMap<EnvironmentId, Chain<SubmissionId>> byEnvironment,
            PersistentMap<QuestionId, SubmissionId> byQuestion) {
        this.byId = byId;
        this.byEnvironment = byEnvironment;
        this.byQuestion = byQuestion;
    }

    /// @return the pack, none when nobody made it
    public Optional<Submission> submission(SubmissionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return the pack that a question is about
    public Optional<Submission> about(QuestionId id) {
        return Optional.ofNullable(byQuestion.get(id)).flatMap(this::submission);
    }

    /// @return an environment's packs, oldest first
    public List<Submission> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(s -> submission(s).stream())
                .toList();
    }

    /// @return all packs, those made first first
    public List<Submission> all() {
        List<Submission> all = byId.values();
        all.sort(Comparator.comparing((Submission s) -> s.made().at()).thenComparing(Submission::id));
        return all;
    }

    /// @return these after the act of an entry, taken as it stands
    public Submissions with(SubmissionAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        return switch (act) {
            case SubmissionMade a -> made(a, stamp);
            case SubmissionSigned a -> change(a.submission(), stamp, s -> s.signed(stamp));
            case SubmissionWithdrawn a -> change(a.submission(), stamp, s -> s.withdrawn(stamp));
            case PartTaken a -> change(a.submission(), stamp, s -> s.with(a.part(), p -> p.taken(stamp.by())));
            case PartAssessed a ->
                change(
                        a.submission(),
                        stamp,
                        s -> s.with(
                                a.part(),
                                p -> p.found(new PartState.Finding(stamp, a.verdict(), a.confidence(), a.reasons()))));
            case PartResubmitted a ->
                change(a.submission(), stamp, s -> s.with(a.part(), p -> p.again(a.packDigest())));
            case QuestionAsked a -> asked(a, stamp);
            case QuestionAnswered a ->
                change(
                        about(a.question()).orElseThrow().id(),
                        stamp,
                        s -> s.asking(s.questions().stream()
                                .map(q -> q.id().equals(a.question()) ? q.answered(stamp, a.words()) : q)
                                .toList()));
            case AssessmentConcluded a ->
                change(
                        a.submission(),
                        stamp,
                        s -> s.concluded(
                                Optional.of(new Submission.Conclusion(stamp, a.outcome(), a.reasons())),
                                Optional.empty()));
            case RefusalSeconded a ->
                change(
                        a.submission(),
                        stamp,
                        s -> a.agreed()
                                ? s.concluded(s.conclusion(), Optional.of(stamp))
                                : s.concluded(Optional.empty(), Optional.empty()));
        };
    }

    private Submissions made(SubmissionMade act, Stamp stamp) {
        Map<Part, PartState> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, PartState.first(act.packDigest()));
        }
        Submission made = new Submission(
                act.submission(),
                act.environment(),
                act.edition(),
                act.packDigest(),
                stamp,
                Optional.empty(),
                parts,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty());
        return new Submissions(
                byId.with(made.id(), made),
                byEnvironment.with(
                        act.environment(), Chain.adding(byEnvironment.get(act.environment()), act.submission())),
                byQuestion);
    }

    private Submissions asked(QuestionAsked act, Stamp stamp) {
        Question question =
                new Question(act.question(), act.part(), act.to(), act.answerBy(), act.text(), stamp, Optional.empty());
        Submissions asking = change(act.submission(), stamp, s -> {
            List<Question> longer = new ArrayList<>(s.questions());
            longer.add(question);
            return s.asking(longer);
        });
        return new Submissions(asking.byId, byEnvironment, byQuestion.with(act.question(), act.submission()));
    }

    private Submissions change(SubmissionId id, Stamp stamp, UnaryOperator<Submission> change) {
        Submission before = submission(id)
                .orElseThrow(() -> new IllegalArgumentException("an entry names unknown submission " + id));
        Submission after = change.apply(before.until(stamp.at())).since(stamp.at());
        return new Submissions(byId.with(id, after), byEnvironment, byQuestion);
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(SubmissionAct act) {
        return switch (act) {
            case SubmissionMade a -> Verdict.unused(byId.get(a.submission()));
            case SubmissionSigned a -> known(a.submission());
            case SubmissionWithdrawn a -> known(a.submission());
            case PartTaken a -> known(a.submission());
            case PartAssessed a -> known(a.submission());
            case PartResubmitted a -> known(a.submission());
            case QuestionAsked a -> known(a.submission()).and(() -> Verdict.unused(byQuestion.get(a.question())));
            case QuestionAnswered a ->
                Verdict.known(byQuestion.get(a.question()), Fault.QUESTION_UNKNOWN, a.question());
            case AssessmentConcluded a -> known(a.submission());
            case RefusalSeconded a -> known(a.submission());
        };
    }

    private Verdict known(SubmissionId id) {
        return Verdict.known(byId.get(id), Fault.SUBMISSION_UNKNOWN, id);
    }

    /// @return the environment that an act is about; what the act names is known
    public EnvironmentId environmentOf(SubmissionAct act) {
        return switch (act) {
            case SubmissionMade a -> a.environment();
            case SubmissionSigned a -> environment(a.submission());
            case SubmissionWithdrawn a -> environment(a.submission());
            case PartTaken a -> environment(a.submission());
            case PartAssessed a -> environment(a.submission());
            case PartResubmitted a -> environment(a.submission());
            case QuestionAsked a -> environment(a.submission());
            case QuestionAnswered a -> about(a.question()).orElseThrow().environment();
            case AssessmentConcluded a -> environment(a.submission());
            case RefusalSeconded a -> environment(a.submission());
        };
    }

    private EnvironmentId environment(SubmissionId id) {
        return submission(id).orElseThrow().environment();
    }

    /// @param answerDays the least working days that whoever is asked is given
    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(SubmissionAct act, PersonId actor, Instant at, int answerDays) {
        return new SubmissionLaw(this, actor, at, answerDays).check(act);
    }

    /// @return the environment's pack of which something may still become
    @Nullable
    Submission openOf(EnvironmentId id) {
        return of(id).stream().filter(Submission::open).findFirst().orElse(null);
    }

    /// @return packs that wait for somebody at the Authority, oldest signature first
    public List<Submission> queue() {
        return byId.values().stream()
                .filter(s -> s.stage() == Stage.QUEUED
                        || s.stage() == Stage.IN_ASSESSMENT
                        || s.stage() == Stage.REFUSAL_TO_SECOND)
                .sorted(Comparator.comparing(
                                (Submission s) -> s.signed().orElseThrow().at())
                        .thenComparing(Submission::id))
                .toList();
    }

    static Outcome follows(Submission submission) {
        if (submission.parts().values().stream().anyMatch(p -> p.verdict(PartVerdict.NOT_MET))) {
            return Outcome.REFUSED;
        }
        return submission.parts().values().stream().anyMatch(p -> p.verdict(PartVerdict.PLAN_NEEDED))
                ? Outcome.CONDITIONAL
                : Outcome.FULL;
    }
}
