package concordat.assurance;

import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.catalogue.ActionClass;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// A route, and from when each thing counts that its owner asks: what makes it harder to reach than it was counts
/// sixty days after it was declared, what makes it easier counts at once. Only that administration is administration
/// counts at once, since that is never allowed from a personal device.
///
/// @param from microseconds since the epoch from which each of the owner's controls is asked for
/// @param former what it was lately where it is no longer
record RouteState(
        Recorded<RouteDeclared> declared,
        Map<ControlId, Long> from,
        Announced<String> handling,
        Announced<ActionClass> action,
        Announced<Boolean> releasable,
        Announced<Optional<Duration>> staleLimit,
        List<RouteState> former) {
    /// Before a new condition counts; and for so long a route that was retired is not forgotten.
    static final long NOTICE = Duration.ofDays(60).toNanos() / 1_000;

    /// The handling's own limit is the longest there is.
    private static final Comparator<Optional<Duration>> SHORTER = Comparator.comparing(
                    (Optional<Duration> limit) -> limit.orElse(Duration.ofSeconds(Long.MAX_VALUE)))
            .reversed();

    RouteState {
        from = Map.copyOf(from);
        former = List.copyOf(former);
    }

    static RouteState first(Recorded<RouteDeclared> declared) {
        RouteDeclared act = declared.act();
        long at = Micros.of(declared.at());
        Map<ControlId, Long> from = new HashMap<>();
        act.alsoNeeds().forEach(c -> from.put(c, at));
        return new RouteState(
                declared,
                from,
                Announced.first(act.handling(), at),
                Announced.first(act.action(), at),
                Announced.first(act.releasable(), at),
                Announced.first(act.staleLimit(), at),
                List.of());
    }

    /// @param strictness of handlings, the stricter the greater
    RouteState again(Recorded<RouteDeclared> declaredAgain, Comparator<String> strictness) {
        RouteDeclared act = declaredAgain.act();
        long at = Micros.of(declaredAgain.at());
        long later = Micros.plus(at, NOTICE);
        Map<ControlId, Long> now = new HashMap<>();
        act.alsoNeeds().forEach(c -> now.put(c, from.getOrDefault(c, later)));
        return new RouteState(
                declaredAgain,
                now,
                handling.again(act.handling(), at, later, strictness),
                action.again(
                        act.action(),
                        at,
                        act.action() == ActionClass.ADMINISTER ? at : later,
                        Comparator.naturalOrder()),
                releasable.again(act.releasable(), at, later, Comparator.reverseOrder()),
                staleLimit.again(act.staleLimit(), at, later, SHORTER),
                formerly(declaredAgain));
    }

    private List<RouteState> formerly(Recorded<RouteDeclared> declaredAgain) {
        List<RouteState> all = new ArrayList<>();
        if (!RoutePath.covers(declaredAgain.act(), declared.act())) {
            all.add(ended(declaredAgain.at(), List.of()));
        }
        former.stream().filter(f -> f.remembered(Micros.of(declaredAgain.at()))).forEach(all::add);
        return all;
    }

    RouteState retired(Instant when) {
        return ended(when, former);
    }

    private RouteState ended(Instant when, List<RouteState> before) {
        return new RouteState(declared.ended(when), from, handling, action, releasable, staleLimit, before);
    }

    /// @return whether it is there, or was so lately that people still count on it
    boolean remembered(long at) {
        return declared.endedAt()
                .map(ended -> Micros.plus(Micros.of(ended), NOTICE) > at)
                .orElse(true);
    }

    /// @return whether what would be declared is harder to reach than this is now
    boolean tightenedBy(RouteDeclared act, long at, Comparator<String> strictness) {
        return strictness.compare(act.handling(), handling.at(at)) > 0
                || act.action().compareTo(action.at(at)) > 0
                || (releasable.at(at) && !act.releasable())
                || SHORTER.compare(act.staleLimit(), staleLimit.at(at)) > 0
                || !needs(at).containsAll(act.alsoNeeds());
    }

    /// @return the route as it counts at that instant, whatever was announced for later
    RouteDeclared footing(long at) {
        RouteDeclared act = declared.act();
        return new RouteDeclared(
                act.route(),
                act.service(),
                act.methods(),
                act.path(),
                handling.at(at),
                action.at(at),
                act.citizenEffect(),
                releasable.at(at),
                needs(at),
                staleLimit.at(at));
    }

    Set<ControlId> needs(long at) {
        Set<ControlId> now = new HashSet<>();
        from.forEach((control, since) -> {
            if (since <= at) {
                now.add(control);
            }
        });
        return now;
    }

    long changesAfter(long at) {
        long announced = LongStream.of(
                        handling.changesAfter(at),
                        action.changesAfter(at),
                        releasable.changesAfter(at),
                        staleLimit.changesAfter(at))
                .min()
                .orElse(Micros.NEVER);
        return from.values().stream()
                .mapToLong(Long::longValue)
                .filter(since -> since > at)
                .reduce(announced, Math::min);
    }
}
