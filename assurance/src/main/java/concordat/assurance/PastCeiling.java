package concordat.assurance;

import concordat.assurance.act.RiskAccepted;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.risk.RiskDecision;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What carries access past the ceiling: risk decisions to which both the Authority and those whose data it is have
/// agreed. Each counts until its own date, for the routes of the data owners that agreed to it and for no others.
final class PastCeiling {
    private final Programme programme;
    private final EnvironmentId environment;
    private final ControlId control;
    private final Timetable.Terms terms;
    private final List<Agreed> decisions;

    /// A decision that both have agreed to.
    ///
    /// @param handlings by place
    /// @param owners whose routes it counts for
    /// @param until microseconds since the epoch
    record Agreed(RiskId risk, long handlings, Set<BodyId> owners, long until) {

        Agreed {
            owners = Set.copyOf(owners);
        }
    }

    private PastCeiling(
            Programme programme,
            EnvironmentId environment,
            ControlId control,
            Timetable.Terms terms,
            List<Agreed> decisions) {
        this.programme = programme;
        this.environment = environment;
        this.control = control;
        this.terms = terms;
        this.decisions = decisions;
    }

    /// @return none when nobody has agreed to anything beyond the ceiling
    static Optional<PastCeiling> of(
            Programme programme, EnvironmentState environment, int place, Timetable.Terms terms) {
        @Nullable Control control = terms.control(place);
        List<Agreed> decisions = control == null ? List.of() : agreed(programme, environment.control(place));
        return control == null || decisions.isEmpty()
                ? Optional.empty()
                : Optional.of(new PastCeiling(programme, environment.id(), control.id(), terms, decisions));
    }

    /// @return the decisions of a control that no act has ended and that both have agreed to
    static List<Agreed> agreed(Programme programme, ControlState state) {
        if (state.risks().isEmpty()) {
            return List.of();
        }
        List<Agreed> all = new ArrayList<>();
        for (Recorded<RiskAccepted> risk : state.risks()) {
            RiskAccepted act = risk.act();
            programme
                    .register()
                    .decisions
                    .decision(act.risk())
                    .filter(RiskDecision::agreedByBoth)
                    .ifPresent(d -> all.add(new Agreed(
                            act.risk(),
                            programme.register().timetable.mask(act.handlings()),
                            d.dataOwners().keySet(),
                            Micros.of(act.until()))));
        }
        return all;
    }

    /// @return when what is held without proof from an instant on reaches the ceiling, the instant itself when it has;
    ///     none when no edition counts
    static Optional<Instant> ceiling(Programme programme, EnvironmentId id, ControlId control, Instant at) {
        Register register = programme.register();
        EnvironmentState state = register.environments.get(id);
        int place = register.timetable.place(control);
        long now = Math.max(Micros.of(at), register.latest);
        Timetable.@Nullable Terms terms = state == null ? null : state.terms(register.timetable, now);
        if (state == null || terms == null || place < 0) {
            return Optional.empty();
        }
        long borrowed = Judge.judge(programme, state, place, now)
                .tally()
                .carrying(Elsewhere.borrowed(programme, id, place, now), terms.ceiling)
                .borrowed();
        return Optional.of(Micros.instant(Micros.plus(now, Math.max(0, terms.ceiling - borrowed))));
    }

    /// @return the bodies whose data of some handlings rests on a control and is reached under an agreement, by id
    static SortedSet<BodyId> owners(
            Programme programme, EnvironmentId environment, ControlId control, Set<String> handlings, Instant at) {
        BodyId body = programme.environment(environment).orElseThrow().act().body();
        Set<ServiceId> used = programme.servicesUsed(body, at);
        SortedSet<BodyId> owners = new TreeSet<>();
        for (RouteId id : programme.routing().restingOn(environment, control, at)) {
            programme
                    .routing()
                    .footing(id, at)
                    .filter(r -> handlings.contains(r.handling()) && used.contains(r.service()))
                    .flatMap(r -> programme.service(r.service()))
                    .ifPresent(s -> owners.add(s.act().owner()));
        }
        return owners;
    }

    /// When anything that is held without proof is next lost to the ceiling, going on as now.
    ///
    /// @param ceiling when time without proof reaches it, or has
    /// @return later than the instant, [Micros#NEVER] when nothing that anybody reaches will be lost
    long ends(Judged judged, long ceiling, long at) {
        long first = Micros.NEVER;
        long borrowed = judged.mask() & ~judged.proved();
        for (String handling : terms.handlings(borrowed)) {
            long bit = programme.register().timetable.mask(List.of(handling));
            Set<BodyId> owners = owners(programme, environment, control, Set.of(handling), Micros.instant(at));
            Optional<Set<BodyId>> held = judged.only(bit);
            for (BodyId owner : owners) {
                if (held.isEmpty() || held.get().contains(owner)) {
                    first = Math.min(first, Math.max(ceiling, until(bit, owner)));
                }
            }
        }
        return first;
    }

    /// @return whether, past the ceiling, everybody whose data is reached has agreed that it goes on
    boolean whole(Judged judged, long at) {
        for (String handling : terms.handlings(judged.mask() & ~judged.proved())) {
            Optional<Set<BodyId>> held =
                    judged.only(programme.register().timetable.mask(List.of(handling)));
            if (held.isPresent()
                    && !held.get()
                            .containsAll(
                                    owners(programme, environment, control, Set.of(handling), Micros.instant(at)))) {
                return false;
            }
        }
        return true;
    }

    private long until(long handling, BodyId owner) {
        return decisions.stream()
                .filter(d -> (d.handlings() & handling) != 0 && d.owners().contains(owner))
                .mapToLong(Agreed::until)
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
