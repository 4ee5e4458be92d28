package concordat.web.read;

import concordat.api.view.RouteChange;
import concordat.api.view.RouteReach;
import concordat.api.view.RouteRisk;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.Delta;
import concordat.decision.Explanation;
import concordat.decision.Remedy;
import concordat.decision.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Works out which routes a body reaches by asking the decision itself, on behalf of one made-up caller of each tier.
final class Reach {

    private final Programme programme;
    private final Edition edition;
    private final Snapshot snapshot;
    private final Instant at;

    Reach(Programme programme, Edition edition, Snapshot snapshot, Instant at) {
        this.programme = programme;
        this.edition = edition;
        this.snapshot = snapshot;
        this.at = at;
    }

    List<RouteReach> of(BodyId body) {
        Set<ServiceId> agreed = programme.servicesUsed(body, at);
        List<RouteReach> all = new ArrayList<>();
        for (var environment : programme.environmentsOf(body)) {
            all.addAll(of(environment.act(), agreed));
        }
        return all;
    }

    private List<RouteReach> of(EnvironmentDeclared environment, Set<ServiceId> agreed) {
        List<CallerRow> probes =
                Probes.of(snapshot.terms(), environment.environment().value(), agreed);
        Snapshot probed = snapshot.with(new Delta(snapshot.epoch() + 1, List.of(), probes, List.of()));
        Standing standing = Standing.of(programme, environment.environment(), at);
        List<RouteReach> reached = new ArrayList<>();
        for (RouteDeclared route : programme.routing().footings(at)) {
            int place = probed.route(route.route().value());
            if (place >= 0) {
                reached.add(reach(probed, probes, place, route, standing, agreed));
            }
        }
        return reached;
    }

    private RouteReach reach(
            Snapshot probed,
            List<CallerRow> probes,
            int place,
            RouteDeclared route,
            Standing standing,
            Set<ServiceId> agreed) {
        Map<String, String> answers = new LinkedHashMap<>();
        Set<String> missing = new TreeSet<>();
        long now = micros(at);
        for (CallerRow probe : probes) {
            int caller = probed.caller(probe.fingerprint());
            Explanation why = probed.explain(caller, place, -1L, now, now);
            answers.put(
                    probe.id(),
                    Decision.permits(why.decision())
                            ? "permitted"
                            : why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            why.remedies().forEach(remedy -> {
                if (remedy instanceof Remedy.HoldControl hold) {
                    missing.add(hold.control());
                }
            });
        }
        return new RouteReach(
                route.service().value(),
                programme
                        .service(route.service())
                        .map(s -> ProgrammeReadings.text(s.act().name()))
                        .orElse(route.service().value()),
                route.route().value(),
                route.methods().stream().sorted().toList(),
                route.path(),
                route.handling(),
                route.action().name(),
                route.citizenEffect().name(),
                agreed.contains(route.service()),
                answers,
                List.copyOf(missing),
                risks(route, standing),
                announced(route));
    }

    private List<RouteChange> announced(RouteDeclared route) {
        List<RouteChange> changes = new ArrayList<>();
        programme
                .routing()
                .announced(route.route(), at)
                .forEach((from, then) -> changes.add(new RouteChange(
                        from,
                        then.handling(),
                        then.action().name(),
                        then.releasable(),
                        then.alsoNeeds().stream().map(ControlId::value).sorted().toList())));
        return changes;
    }

    private List<RouteRisk> risks(RouteDeclared route, Standing standing) {
        List<RouteRisk> risks = new ArrayList<>();
        Set<ControlId> owners = programme.routing().ownersNeeds(route.route(), at);
        for (ControlStanding control : standing.controls().values()) {
            boolean rests = owners.contains(control.control())
                    || edition.control(control.control())
                            .flatMap(c -> c.restsOn(route.handling()))
                            .isPresent();
            if (rests && control instanceof ControlStanding.Lapsing lapsing) {
                lapsing.bitesAt()
                        .ifPresent(bites ->
                                risks.add(new RouteRisk(control.control().value(), bites)));
            }
        }
        return risks;
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }
}
