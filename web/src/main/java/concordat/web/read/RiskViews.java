package concordat.web.read;

import concordat.api.view.CaseStep;
import concordat.api.view.RiskView;
import concordat.assurance.FactsDigest;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.risk.RiskDecision;
import concordat.assurance.risk.RiskDecision.Stage;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Risk decisions: those that were asked for, and those that an owner took without having been asked.
public final class RiskViews {

    private final Reading reading;

    private RiskViews(Reading reading) {
        this.reading = reading;
    }

    /// One decision, by what there is of it.
    ///
    /// @param asked none when it was accepted without
    /// @param accepted none before it is
    record Row(Optional<RiskDecision> asked, Optional<Recorded<RiskAccepted>> accepted) {

        private <T> T of(Function<RiskRequested, T> request, Function<RiskAccepted, T> decision) {
            return asked.map(a -> request.apply(a.requested().act()))
                    .orElseGet(() -> decision.apply(accepted.orElseThrow().act()));
        }

        RiskId id() {
            return of(RiskRequested::risk, RiskAccepted::risk);
        }

        EnvironmentId environment() {
            return of(RiskRequested::environment, RiskAccepted::environment);
        }

        ControlId control() {
            return of(RiskRequested::control, RiskAccepted::control);
        }

        long position() {
            return asked.map(a -> a.requested().position())
                    .orElseGet(() -> accepted.orElseThrow().position());
        }

        Set<String> handlings() {
            return accepted.map(a -> a.act().handlings())
                    .orElseGet(() -> of(RiskRequested::handlings, RiskAccepted::handlings));
        }

        Instant until() {
            return accepted.map(a -> a.act().until()).orElseGet(() -> of(RiskRequested::until, RiskAccepted::until));
        }

        String factsDigest() {
            return of(RiskRequested::factsDigest, RiskAccepted::factsDigest);
        }

        Stage stage(Instant at) {
            if (asked.isPresent()) {
                return asked.get().stage(at);
            }
            Recorded<RiskAccepted> taken = accepted.orElseThrow();
            return !taken.live() ? Stage.ENDED : taken.act().until().isAfter(at) ? Stage.ACCEPTED : Stage.EXPIRED;
        }

        boolean over(Instant at) {
            Stage stage = stage(at);
            return stage != Stage.REQUESTED && stage != Stage.ACCEPTED;
        }
    }

    /// @return all decisions, newest first
    public static Listed<?, RiskView> listed(Reading reading) {
        RiskViews views = new RiskViews(reading);
        return new Listed<>(
                views.rows(),
                r -> r.id().value(),
                views::whose,
                r -> Reading.word(r.stage(reading.at())),
                Reading.words(Stage.values()),
                views::view);
    }

    /// As [#listed], for somebody who may read of a body only what others ask of its services.
    ///
    /// @return all decisions, newest first, none of them listed to the body whose gap it is
    public static Listed<?, RiskView> listedToDataOwners(Reading reading) {
        RiskViews views = new RiskViews(reading);
        return new Listed<>(
                views.rows(),
                r -> r.id().value(),
                views::atStake,
                r -> Reading.word(r.stage(reading.at())),
                Reading.words(Stage.values()),
                views::view);
    }

    private Set<BodyId> atStake(Row row) {
        Set<BodyId> others = whose(row);
        others.remove(reading.bodyOf(row.environment()));
        return others;
    }

    private List<Row> rows() {
        Stream<Row> asked =
                reading.programme().decisions().all().stream().map(d -> new Row(Optional.of(d), d.accepted()));
        Stream<Row> taken = reading.environments()
                .flatMap(e -> reading.programme().risksOf(e).stream())
                .filter(r ->
                        reading.programme().decisions().decision(r.act().risk()).isEmpty())
                .map(r -> new Row(Optional.empty(), Optional.of(r)));
        return Stream.concat(asked, taken)
                .sorted(Comparator.comparingLong(Row::position).reversed())
                .toList();
    }

    /// The body's; theirs who share it; and, while something may still become of it, theirs whose data would be at
    /// stake: who own a service that the body uses under an agreement and of which a route rests on the control.
    private Set<BodyId> whose(Row row) {
        BodyId body = reading.bodyOf(row.environment());
        Set<BodyId> whose = new HashSet<>(Set.of(body));
        row.asked().ifPresent(a -> whose.addAll(a.dataOwners().keySet()));
        if (!row.over(reading.at())) {
            whose.addAll(
                    reading.programme().dataOwners(row.environment(), row.control(), row.handlings(), reading.at()));
        }
        return whose;
    }

    private RiskView view(Row row) {
        Optional<RiskDecision> asked = row.asked();
        Optional<RiskRequested> request = asked.map(a -> a.requested().act());
        return new RiskView(
                row.id().value(),
                reading.bodyOf(row.environment()).value(),
                row.environment().value(),
                row.control().value(),
                Reading.word(row.stage(reading.at())),
                request.map(r -> r.residual().name()),
                Reading.sorted(row.handlings()),
                row.until(),
                asked.map(a -> a.requested().by())
                        .orElseGet(() -> row.accepted().orElseThrow().act().requester())
                        .value(),
                row.accepted().map(a -> a.by().value()),
                request.flatMap(r -> r.scope().text()),
                request.flatMap(RiskRequested::continues).map(RiskId::value),
                asked.flatMap(RiskDecision::authority).isPresent(),
                asked.map(a -> Reading.sorted(a.dataOwners().keySet())).orElse(List.of()),
                !row.over(reading.at())
                        && !FactsDigest.of(reading.programme(), row.environment(), row.control())
                                .equals(row.factsDigest()),
                !row.over(reading.at()) && pastCeiling(row),
                steps(row));
    }

    private boolean pastCeiling(Row row) {
        return reading.programme().pastCeiling(row.environment(), row.control(), row.until(), reading.at());
    }

    private static List<CaseStep> steps(Row row) {
        List<CaseStep> steps = new ArrayList<>();
        row.asked().ifPresent(a -> {
            steps.add(
                    Reading.step(a.requested(), "asked for", a.requested().act().reason()));
            a.authority().ifPresent(s -> steps.add(Reading.step(s, "shared by the Authority")));
            a.dataOwners().forEach((owner, s) -> steps.add(Reading.step(s, "shared by " + owner)));
            a.refused().ifPresent(r -> steps.add(Reading.step(r.stamp(), "refused", r.reasons())));
            a.overruled().ifPresent(r -> steps.add(Reading.step(r.stamp(), "overruled", r.reasons())));
            a.ended().filter(e -> a.overruled().isEmpty()).ifPresent(e -> steps.add(Reading.step(e, "ended")));
        });
        row.accepted()
                .ifPresent(a -> steps.add(Reading.step(a, "accepted", a.act().reason())));
        steps.sort(Comparator.comparing(CaseStep::at));
        return steps;
    }
}
