package concordat.assurance;

import concordat.assurance.act.Prose;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.Role;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RouteId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The conversation about one failed control of one environment, step by step.
///
/// @param breachedAt when the control failed, or will
/// @param replies in time order, all of them timely
/// @param adjudications in time order; the last one counts
public record Case(
        CaseId id,
        EnvironmentId environment,
        ControlId control,
        Instant openedAt,
        PersonId openedBy,
        Instant breachedAt,
        Optional<Notice> notice,
        List<Reply> replies,
        List<Adjudication> adjudications,
        Optional<Instant> closedAt) {

    public Case {
        replies = List.copyOf(replies);
        adjudications = List.copyOf(adjudications);
    }

    /// That the body was told.
    public record Notice(Instant servedAt, Role replyOwedBy, Instant replyBy, Instant bitesAt, Set<RouteId> routes) {
        public Notice {
            routes = Set.copyOf(routes);
        }
    }

    /// What the body answered.
    public record Reply(Instant at, PersonId by, ReplyKind kind, Prose words) {}

    /// What was decided.
    ///
    /// @param cause what failed at that time: the findings' digest, `answer` or `proof`; a reply that was upheld is
    ///     upheld for this cause only
    public record Adjudication(Instant at, PersonId by, boolean upheld, Prose reasons, String cause) {}

    /// @return whether it goes on
    public boolean open() {
        return closedAt.isEmpty();
    }

    /// @return the decision that counts
    public Optional<Adjudication> adjudication() {
        return adjudications.isEmpty() ? Optional.empty() : Optional.of(adjudications.getLast());
    }

    /// @return when the body asked for more time a second time
    public Optional<Instant> secondRequestForTime() {
        return replies.stream()
                .filter(r -> r.kind() == ReplyKind.MORE_TIME)
                .skip(1)
                .findFirst()
                .map(Reply::at);
    }

    /// When a missing decision is made on the record: the working day after silence or a second request for time, and
    /// fifteen working days after the first reply. None before notice, and none once there is a decision.
    public Optional<Instant> settlesAt() {
        if (notice.isEmpty() || !adjudications.isEmpty()) {
            return Optional.empty();
        }
        if (replies.isEmpty()) {
            return Optional.of(WorkingDays.after(notice.get().replyBy(), 1));
        }
        Instant late = WorkingDays.after(replies.getFirst().at(), WorkingDays.DECISION + WorkingDays.LEAD);
        return Optional.of(secondRequestForTime()
                .map(second -> WorkingDays.after(second, 1))
                .filter(early -> early.isBefore(late))
                .orElse(late));
    }

    Case served(Notice served) {
        return new Case(
                id,
                environment,
                control,
                openedAt,
                openedBy,
                breachedAt,
                Optional.of(served),
                replies,
                adjudications,
                closedAt);
    }

    Case replied(Reply reply) {
        return new Case(
                id,
                environment,
                control,
                openedAt,
                openedBy,
                breachedAt,
                notice,
                adding(replies, reply),
                adjudications,
                closedAt);
    }

    Case decided(Adjudication decision) {
        return new Case(
                id,
                environment,
                control,
                openedAt,
                openedBy,
                breachedAt,
                notice,
                replies,
                adding(adjudications, decision),
                closedAt);
    }

    Case closed(Instant when) {
        return new Case(
                id,
                environment,
                control,
                openedAt,
                openedBy,
                breachedAt,
                notice,
                replies,
                adjudications,
                Optional.of(when));
    }

    private static <T> List<T> adding(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
