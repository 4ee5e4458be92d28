package concordat.gateway;

import concordat.decision.CallerKind;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import concordat.gateway.point.Ask;
import concordat.gateway.point.Point;
import concordat.gateway.point.Target;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an enforcement point asks: about its own hosts only, and about a route by its id where it does so.
final class PointQuestion extends Question {

    private static final Set<String> VIEWING = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> hosts;
    private final Set<CallerKind> kinds;
    private final Optional<Target.Route> named;

    private PointQuestion(
            String id,
            Point asker,
            Ask ask,
            Target.Request request,
            Optional<Target.Route> named,
            Login login,
            long now) {
        super(
                id,
                new Caller(
                        ask.caller().fingerprint(),
                        HexFormat.of().parseHex(ask.caller().fingerprint())),
                now < ask.caller().from() ? Long.MIN_VALUE : ask.caller().until(),
                request.host(),
                request.method(),
                request.path(),
                login);
        this.hosts = asker.hosts();
        this.kinds = ask.kinds();
        this.named = named;
    }

    static PointQuestion of(String id, Point asker, Ask ask, Login login, long now) {
        return switch (ask.target()) {
            case Target.Request request -> new PointQuestion(id, asker, ask, request, Optional.empty(), login, now);
            case Target.Route route ->
                new PointQuestion(
                        id, asker, ask, new Target.Request("", route.action(), ""), Optional.of(route), login, now);
        };
    }

    @Override
    int callerIn(Snapshot snapshot) {
        int place = super.callerIn(snapshot);
        return place < 0 || kinds.isEmpty() || kinds.contains(snapshot.callerKind(place)) ? place : -1;
    }

    @Override
    int routeIn(Snapshot snapshot) {
        int place = named.map(route -> snapshot.route(route.id())).orElseGet(() -> super.routeIn(snapshot));
        if (place < 0) {
            return -1;
        }
        RouteRow row = snapshot.routeRow(place);
        return hosts.contains(row.host())
                        && named.map(route -> lets(row, route.action())).orElse(true)
                ? place
                : -1;
    }

    private static boolean lets(RouteRow row, String action) {
        return row.methods().contains(action) || className(row).equals(action);
    }

    private static String className(RouteRow row) {
        return row.action().name().toLowerCase(Locale.ROOT);
    }

    /// A class of action stands for every method of the route: what holds for the worst of them holds for it.
    @Override
    String methodOn(RouteRow row) {
        if (named.isEmpty() || row.methods().contains(method)) {
            return method;
        }
        return row.methods().stream()
                .filter(m -> !VIEWING.contains(m))
                .sorted()
                .findFirst()
                .orElse("GET");
    }
}
