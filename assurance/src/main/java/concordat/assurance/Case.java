package concordat.assurance;

import concordat.assurance.act.Prose;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.Role;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RouteId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The conversation about one failed control of one environment, step by step.
///
/// @param breachedAt when the control failed, or will
/// @param steps in time order
public record Case(
        CaseId id,
        EnvironmentId environment,
        ControlId control,
        Instant openedAt,
        PersonId openedBy,
        Instant breachedAt,
        List<Step> steps,
        Optional<Instant> closedAt) {

    public Case {
        steps = List.copyOf(steps);
    }

    /// What happened in it.
    public sealed interface Step {

        /// @return when
        Instant at();
    }

    /// How it compares with the record: see [CaseCompared].
    public record Comparison(Instant at, int earlierCases, int slips, int daysWithoutProof, boolean credible)
            implements Step {}

    /// That the body was told.
    public record Notice(Instant at, Role replyOwedBy, Instant replyBy, Instant bitesAt, Set<RouteId> routes)
            implements Step {
        public Notice {
            routes = Set.copyOf(routes);
        }
    }

    /// That both sides have spoken.
    public record Conversation(Instant at, PersonId by, LocalDate heldOn, Prose note) implements Step {}

    /// What the body says of the note.
    public record NoteAgreement(Instant at, PersonId by, boolean agreed, Prose words) implements Step {}

    /// What the body answered; always timely.
    public record Reply(Instant at, PersonId by, ReplyKind kind, Prose words) implements Step {}

    /// What was decided; of several the last counts.
    ///
    /// @param cause what failed at that time: the findings' digest, `answer` or `proof`; a reply that was upheld is
    ///     upheld for this cause only
    public record Adjudication(Instant at, PersonId by, boolean upheld, Prose reasons, String cause) implements Step {}

    /// Why it came to it, and what follows.
    public record RootCause(Instant at, PersonId by, Optional<PlanId> plan, Prose cause) implements Step {}

    /// @return whether it goes on
    public boolean open() {
        return closedAt.isEmpty();
    }

    /// @return how it compares with the record, none before it was looked at
    public Optional<Comparison> comparison() {
        return last(Comparison.class);
    }

    /// @return what the body was told, none before it was
    public Optional<Notice> notice() {
        return last(Notice.class);
    }

    /// @return replies in time order
    public List<Reply> replies() {
        return all(Reply.class);
    }

    /// @return conversations in time order
    public List<Conversation> conversations() {
        return all(Conversation.class);
    }

    /// @return decisions in time order; the last one counts
    public List<Adjudication> adjudications() {
        return all(Adjudication.class);
    }

    /// @return the decision that counts
    public Optional<Adjudication> adjudication() {
        return last(Adjudication.class);
    }

    /// @return why it came to it
    public Optional<RootCause> rootCause() {
        return last(RootCause.class);
    }

    /// Whether both sides have spoken: there is a note, and the body has said what it thinks of it or has had five
    /// working days to.
    public boolean spoken(Instant now) {
        Optional<Conversation> held = last(Conversation.class);
        return held.isPresent()
                && (last(NoteAgreement.class)
                                .filter(a -> !a.at().isBefore(held.get().at()))
                                .isPresent()
                        || !now.isBefore(WorkingDays.after(held.get().at(), WorkingDays.LEAST_REPLY)));
    }

    /// @return when the body asked for more time a second time
    public Optional<Instant> secondRequestForTime() {
        return replies().stream()
                .filter(r -> r.kind() == ReplyKind.MORE_TIME)
                .skip(1)
                .findFirst()
                .map(Reply::at);
    }

    /// When a missing decision is made on the record: the working day after silence or a second request for time, and
    /// fifteen working days after the first reply. None before notice, and none once there is a decision.
    public Optional<Instant> settlesAt() {
        Optional<Notice> notice = notice();
        if (notice.isEmpty() || adjudication().isPresent()) {
            return Optional.empty();
        }
        List<Reply> replies = replies();
        if (replies.isEmpty()) {
            return Optional.of(WorkingDays.after(notice.get().replyBy(), 1));
        }
        Instant late = WorkingDays.after(replies.getFirst().at(), WorkingDays.DECISION + WorkingDays.LEAD);
        return Optional.of(secondRequestForTime()
                .map(second -> WorkingDays.after(second, 1))
                .filter(early -> early.isBefore(late))
                .orElse(late));
    }

    Case with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Case(id, environment, control, openedAt, openedBy, breachedAt, longer, closedAt);
    }

    Case closed(Instant when) {
        return new Case(id, environment, control, openedAt, openedBy, breachedAt, steps, Optional.of(when));
    }

    private <S extends Step> Optional<S> last(Class<S> kind) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (kind.isInstance(steps.get(i))) {
                return Optional.of(kind.cast(steps.get(i)));
            }
        }
        return Optional.empty();
    }

    private <S extends Step> List<S> all(Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
