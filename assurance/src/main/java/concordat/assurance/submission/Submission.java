package concordat.assurance.submission;

import concordat.assurance.act.Prose;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// One pack from the day it was made.
///
/// @param signed when the accountable owner made it complete
/// @param questions in the order in which they were asked
/// @param withBody how long it lay with the body since it was signed, but for the stretch that began at `withBodySince`
/// @param withBodySince since when it has lain with the body, none while it lies with the Authority
public record Submission(
        SubmissionId id,
        EnvironmentId environment,
        String edition,
        String packDigest,
        Stamp made,
        Optional<Stamp> signed,
        Map<Part, PartState> parts,
        List<Question> questions,
        Optional<Conclusion> conclusion,
        Optional<Stamp> seconded,
        Optional<Stamp> withdrawn,
        Duration withBody,
        Optional<Instant> withBodySince) {

    /// What was concluded.
    public record Conclusion(Stamp stamp, Outcome outcome, Prose reasons) {}

    /// How far it has come.
    public enum Stage {
        UNSIGNED,
        QUEUED,
        IN_ASSESSMENT,
        REFUSAL_TO_SECOND,
        CONCLUDED,
        WITHDRAWN
    }

    public Submission {
        parts = Map.copyOf(parts);
        questions = List.copyOf(questions);
    }

    /// @return how far it has come
    public Stage stage() {
        if (withdrawn.isPresent()) {
            return Stage.WITHDRAWN;
        }
        if (conclusion.isPresent()) {
            boolean waits = conclusion.get().outcome() == Outcome.REFUSED && seconded.isEmpty();
            return waits ? Stage.REFUSAL_TO_SECOND : Stage.CONCLUDED;
        }
        if (signed.isEmpty()) {
            return Stage.UNSIGNED;
        }
        boolean begun = parts.values().stream().anyMatch(p -> p.assessor().isPresent());
        return begun ? Stage.IN_ASSESSMENT : Stage.QUEUED;
    }

    /// @return whether something may still become of it
    public boolean open() {
        Stage stage = stage();
        return stage != Stage.CONCLUDED && stage != Stage.WITHDRAWN;
    }

    /// @return what came of it, none before it is certain
    public Optional<Outcome> outcome() {
        return stage() == Stage.CONCLUDED ? conclusion.map(Conclusion::outcome) : Optional.empty();
    }

    /// How long it has lain with the Authority since it was complete: not while a question waited for its answer and
    /// not while a part was to be handed in again.
    ///
    /// @param at not before the last act about it
    public Duration withAuthority(Instant at) {
        if (signed.isEmpty()) {
            return Duration.ZERO;
        }
        Instant end = outcome().isPresent() ? conclusion.orElseThrow().stamp().at() : at;
        Duration body = lainWithBody(end);
        Duration all = Duration.between(signed.get().at(), end);
        return all.compareTo(body) > 0 ? all.minus(body) : Duration.ZERO;
    }

    boolean liesWithBody(Instant at) {
        return parts.values().stream().anyMatch(PartState::liesWithBody)
                || questions.stream().anyMatch(q -> q.holdsUp(at));
    }

    Submission signed(Stamp stamp) {
        return but(now -> now.signed = Optional.of(stamp));
    }

    Submission with(Part part, UnaryOperator<PartState> change) {
        Map<Part, PartState> changed = new EnumMap<>(parts);
        changed.computeIfPresent(part, (p, state) -> change.apply(state));
        return but(now -> now.parts = changed);
    }

    Submission asking(List<Question> all) {
        return but(now -> now.questions = all);
    }

    Submission concluded(Optional<Conclusion> conclusionNow, Optional<Stamp> second) {
        return but(now -> {
            now.conclusion = conclusionNow;
            now.seconded = second;
        });
    }

    Submission withdrawn(Stamp stamp) {
        return but(now -> now.withdrawn = Optional.of(stamp));
    }

    /// Reckons how long it has lain with the body until an act about it. Asked before the act changes anything.
    Submission until(Instant at) {
        return lying(lainWithBody(at), withBodySince.map(since -> at));
    }

    /// Notes with whom it lies after an act about it.
    Submission since(Instant at) {
        return lying(withBody, liesWithBody(at) ? Optional.of(at) : Optional.empty());
    }

    private Submission lying(Duration lain, Optional<Instant> since) {
        return but(now -> {
            now.withBody = lain;
            now.withBodySince = since;
        });
    }

    /// @return the same, but for what is changed
    private Submission but(Consumer<Change> change) {
        Change now = new Change();
        change.accept(now);
        return new Submission(
                id,
                environment,
                edition,
                packDigest,
                made,
                now.signed,
                now.parts,
                now.questions,
                now.conclusion,
                now.seconded,
                now.withdrawn,
                now.withBody,
                now.withBodySince);
    }

    /// What may change of a pack; lives for one change.
    private final class Change {
        Optional<Stamp> signed = Submission.this.signed;
        Map<Part, PartState> parts = Submission.this.parts;
        List<Question> questions = Submission.this.questions;
        Optional<Conclusion> conclusion = Submission.this.conclusion;
        Optional<Stamp> seconded = Submission.this.seconded;
        Optional<Stamp> withdrawn = Submission.this.withdrawn;
        Duration withBody = Submission.this.withBody;
        Optional<Instant> withBodySince = Submission.this.withBodySince;
    }

    /// A question that nobody answers holds an assessor up until its time is over and no longer.
    private Duration lainWithBody(Instant at) {
        if (withBodySince.isEmpty() || !withBodySince.get().isBefore(at)) {
            return withBody;
        }
        Instant end = at;
        if (parts.values().stream().noneMatch(PartState::liesWithBody)) {
            Instant last = questions.stream()
                    .filter(q -> q.answered().isEmpty())
                    .map(Question::answerBy)
                    .max(Instant::compareTo)
                    .orElse(at);
            end = last.isBefore(at) ? last : at;
        }
        return end.isAfter(withBodySince.get()) ? withBody.plus(Duration.between(withBodySince.get(), end)) : withBody;
    }
}
