package concordat.assurance;

import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.restraint.Measure;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an emergency measure of the Authority still owes to citizens: for each route whose loss they would feel, a way
/// of going on without the service that its owner accepts. A measure that is no emergency waits for that; an emergency
/// does not, and the route leaves it when nothing was accepted in time. The rest of the measure stands.
///
/// @param lacking routes that it covers and that lack it, each with the instant from which it has left the measure;
///     past that instant, those that lacked it then
public record ContinuityOwed(SortedMap<RouteId, Instant> lacking) {

    public ContinuityOwed {
        lacking = Collections.unmodifiableSortedMap(new TreeMap<>(lacking));
    }

    /// @return nothing when the measure is no emergency of the Authority, or closes nothing
    static ContinuityOwed of(Programme programme, Measure measure, Instant at) {
        MeasureImposed act = measure.effective();
        SortedMap<RouteId, Instant> lacking = new TreeMap<>();
        if (act.emergency()) {
            for (RouteDeclared route : touched(programme, act, at)) {
                programme
                        .restraints()
                        .continuityDue(measure, other -> covers(other, route))
                        .filter(by -> !programme
                                .restraints()
                                .continuity(act.body(), route.service(), at.isBefore(by) ? at : by))
                        .ifPresent(by -> lacking.put(route.route(), by));
            }
        }
        return new ContinuityOwed(lacking);
    }

    /// @return routes that a measure covers, that its body uses, and whose citizens would feel it, by service
    static List<RouteDeclared> touched(Programme programme, MeasureImposed act, Instant at) {
        Set<ServiceId> used = programme.servicesUsed(act.body(), at);
        return programme.routing().footings(at).stream()
                .filter(r -> r.citizenEffect() != CitizenEffect.NONE && used.contains(r.service()) && covers(act, r))
                .sorted(Comparator.comparing(RouteDeclared::service).thenComparing(RouteDeclared::route))
                .toList();
    }

    private static boolean covers(MeasureImposed act, RouteDeclared route) {
        boolean named = (act.services().isEmpty() || act.services().contains(route.service()))
                && (act.handlings().isEmpty() || act.handlings().contains(route.handling()));
        return act.kind() == MeasureKind.SUSPEND || named;
    }

    /// @return routes that the measure covers no longer
    public Set<RouteId> left(Instant at) {
        return lacking.entrySet().stream()
                .filter(e -> !at.isBefore(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
