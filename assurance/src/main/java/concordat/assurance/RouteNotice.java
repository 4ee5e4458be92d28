package concordat.assurance;

import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.RouteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// That nobody goes round the notice which a new condition needs: neither by declaring a route again with a higher
/// handling, nor by retiring it and declaring another one in its place.
final class RouteNotice {
    private final Register register;
    private final RouteDeclared act;
    private final long at;
    private final Comparator<String> strictness;

    RouteNotice(Register register, RouteDeclared act, long at) {
        this.register = register;
        this.act = act;
        this.at = at;
        this.strictness = register.timetable.strictness(at);
    }

    /// @return what stands against declaring it; what it names is known
    Verdict check() {
        return free().and(this::announced);
    }

    private Verdict free() {
        List<RouteId> there = new ArrayList<>();
        register.routes.forEach((id, route) -> {
            if (!id.equals(act.route())
                    && route.declared().live()
                    && ours(route)
                    && RoutePath.same(route.declared().act(), act)) {
                there.add(id);
            }
        });
        return Verdict.when(
                there.isEmpty(),
                Fault.PATH_TAKEN,
                act.path() + " is route " + there + " already",
                there.stream().map(id -> "route-declared " + id).toArray(String[]::new));
    }

    /// What was reachable stays so on its old footing. What was not has no old footing that it could be given.
    private Verdict announced() {
        List<RouteState> tightened = tightened();
        RouteState known = register.routes.get(act.route());
        boolean goesOn = tightened.size() <= 1
                && tightened.stream()
                        .allMatch(r -> RoutePath.covers(r.declared().act(), act)
                                && (known == null || r.declared().live()));
        return Verdict.when(
                goesOn,
                Fault.CONDITION_WITHOUT_NOTICE,
                "it would ask more at once of whoever reaches "
                        + tightened.stream().map(RouteNotice::words).toList()
                        + " on its old footing, and would match more than that",
                tightened.stream()
                        .map(r -> "route-declared for " + words(r) + " only; the rest as a route of its own")
                        .toArray(String[]::new));
    }

    private static String words(RouteState route) {
        RouteDeclared was = route.declared().act();
        return String.join(",", new TreeSet<>(was.methods())) + " " + was.path();
    }

    /// @return what it becomes
    RouteState declared(Recorded<RouteDeclared> declared) {
        RouteState known = register.routes.get(act.route());
        if (known != null) {
            return known.again(declared, strictness);
        }
        return predecessor()
                .map(before -> before.again(declared, strictness))
                .orElseGet(() -> RouteState.first(declared));
    }

    /// @return the route in whose place it comes, when it asks more than that did
    private Optional<RouteState> predecessor() {
        return tightened().stream()
                .filter(r -> RoutePath.covers(r.declared().act(), act))
                .max(Comparator.comparingLong(r -> r.declared().position()));
    }

    /// @return the routes, itself as it was among them, of which it would ask more than they ask now
    private List<RouteState> tightened() {
        List<RouteState> before = retired();
        RouteState known = register.routes.get(act.route());
        if (known != null) {
            before.add(known);
        }
        return before.stream().filter(r -> r.tightenedBy(act, at, strictness)).toList();
    }

    private List<RouteState> retired() {
        List<RouteState> all = new ArrayList<>();
        register.routes.forEach((id, route) -> {
            if (ours(route)) {
                all.add(route);
                all.addAll(route.former());
            }
        });
        return all.stream()
                .filter(r -> !r.declared().live()
                        && r.remembered(at)
                        && RoutePath.overlap(r.declared().act(), act)
                        && all.stream().noneMatch(other -> follows(other, r)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// @return whether the first has come in the place of the second, and gone on from what that asked
    private static boolean follows(RouteState next, RouteState gone) {
        long ended = gone.declared().endedAt().map(Micros::of).orElse(Micros.NEVER);
        return Micros.of(next.declared().at()) >= ended
                && next.declared().position() > gone.declared().position()
                && RoutePath.covers(next.declared().act(), gone.declared().act());
    }

    private boolean ours(RouteState route) {
        return route.declared().act().service().equals(act.service());
    }
}
