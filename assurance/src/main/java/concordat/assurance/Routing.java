package concordat.assurance;

import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Micros;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RouteId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How routes count at an instant, what is announced of them, and what they rest on. Read from one version of a
/// programme; safe to share between threads.
public final class Routing {
    private final Programme programme;

    Routing(Programme programme) {
        this.programme = programme;
    }

    /// The controls that a route's owner asks for beyond the edition. One added to a route that was there already
    /// counts after sixty days.
    ///
    /// @return by every name that they have or had
    public Set<ControlId> ownersNeeds(RouteId id, Instant at) {
        RouteState route = programme.register().routes.get(id);
        Set<ControlId> needs = new HashSet<>();
        if (route != null) {
            route.needs(Micros.of(at))
                    .forEach(c -> needs.addAll(programme.register().timetable.names(c)));
        }
        return needs;
    }

    /// A route as it counts at an instant. What its owner has declared that makes it harder to reach than it was counts
    /// sixty days later; until then it is read as before.
    ///
    /// @return none when there never was one
    public Optional<RouteDeclared> footing(RouteId id, Instant at) {
        return Optional.ofNullable(programme.register().routes.get(id)).map(r -> r.footing(Micros.of(at)));
    }

    /// What has been announced of a route and does not count yet.
    ///
    /// @return how it will count from when on, the soonest first; empty when nothing is to come
    public SortedMap<Instant, RouteDeclared> announced(RouteId id, Instant at) {
        SortedMap<Instant, RouteDeclared> to = new TreeMap<>();
        RouteState route = programme.register().routes.get(id);
        if (route != null && route.declared().live()) {
            for (long next = route.changesAfter(Micros.of(at)); next != Micros.NEVER; next = route.changesAfter(next)) {
                to.put(Micros.instant(next), route.footing(next));
            }
        }
        return to;
    }

    /// @return routes that are not retired, as they count at that instant, by service and path
    public List<RouteDeclared> footings(Instant at) {
        return programme.routes().stream()
                .flatMap(r -> footing(r.act().route(), at).stream())
                .toList();
    }

    /// @return when what an owner has announced next begins to count, on any route
    public Optional<Instant> changesAfter(Instant at) {
        long[] next = {Micros.NEVER};
        programme.register().routes.forEach((id, route) -> {
            if (route.declared().live()) {
                next[0] = Math.min(next[0], route.changesAfter(Micros.of(at)));
            }
        });
        return next[0] == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(next[0]));
    }

    /// Routes that rest on a control of an environment, by the edition for any caller or by their owner.
    public Set<RouteId> restingOn(EnvironmentId id, ControlId control, Instant at) {
        return restingOn(control, programme.editionOf(id, at), at);
    }

    /// Routes that rest on a control, by the edition that counts for everybody, for any caller, or by their owner.
    public Set<RouteId> restingOn(ControlId control, Instant at) {
        return restingOn(control, programme.editionAt(at), at);
    }

    private Set<RouteId> restingOn(ControlId control, Optional<Edition> edition, Instant at) {
        Set<ControlId> names = programme.register().timetable.names(control);
        Set<RouteId> resting = new HashSet<>();
        programme.register().routes.forEach((id, route) -> {
            RouteDeclared declared = route.footing(Micros.of(at));
            boolean byEdition = edition.stream()
                    .flatMap(e -> names.stream().flatMap(n -> e.control(n).stream()))
                    .anyMatch(c -> c.restsOn(declared.handling()).isPresent());
            boolean byOwner = declared.alsoNeeds().stream().anyMatch(names::contains);
            if (route.declared().live() && (byEdition || byOwner)) {
                resting.add(id);
            }
        });
        return resting;
    }
}
