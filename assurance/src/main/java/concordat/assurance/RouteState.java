package concordat.assurance;

import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A route, and from when each condition of its owner counts: a condition added later than the route itself counts
/// sixty days after it was declared, a condition dropped is dropped at once.
///
/// @param from microseconds since the epoch from which each of the owner's controls is asked for
record RouteState(Recorded<RouteDeclared> declared, Map<ControlId, Long> from) {
    private static final long NOTICE = Duration.ofDays(60).toNanos() / 1_000;

    RouteState {
        from = Map.copyOf(from);
    }

    static RouteState first(Recorded<RouteDeclared> declared) {
        Map<ControlId, Long> from = new HashMap<>();
        declared.act().alsoNeeds().forEach(c -> from.put(c, Micros.of(declared.at())));
        return new RouteState(declared, from);
    }

    RouteState again(Recorded<RouteDeclared> declaredAgain) {
        long later = Micros.plus(Micros.of(declaredAgain.at()), NOTICE);
        Map<ControlId, Long> now = new HashMap<>();
        declaredAgain.act().alsoNeeds().forEach(c -> now.put(c, from.getOrDefault(c, later)));
        return new RouteState(declaredAgain, now);
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
        return from.values().stream()
                .mapToLong(Long::longValue)
                .filter(since -> since > at)
                .min()
                .orElse(Micros.NEVER);
    }
}
