package concordat.web.page.body;

import concordat.api.view.BodyView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.MeasureView;
import concordat.api.view.OwedRoute;
import concordat.api.view.RouteReach;
import concordat.api.view.StandingView;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ServiceId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.page.cases.CaseRow;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Tag;
import concordat.web.read.CaseFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A body's page, for its officers and for those who see the nation.
public final class BodyDesk {

    private static final int CASES_SHOWN = 50;

    private final Kit kit;

    public BodyDesk(Kit kit) {
        this.kit = kit;
    }

    public List<Route> routes() {
        return List.of(Route.get("/bodies/{body}", Authority.BODY_STANDING, this::show));
    }

    private Answer show(Asked asked) {
        BodyId id = new BodyId(asked.part("body"));
        BodyView body = kit.readings().body(id).orElseThrow(() -> Refusal.noSuchBody(id.value()));
        List<StandingView> standings = kit.readings().standing(id, Optional.empty());
        List<RouteReach> reaches = kit.readings().services(id);
        List<MeasureView> measures = kit.readings().measures(Optional.of(id));
        Instant now = kit.readings().network().time();
        boolean nation = kit.viewer(asked).seesNation();
        String own = "/bodies/" + id.value();
        return kit.render(
                200,
                "body",
                new BodyPage(
                        kit.shell(asked, body.name(), nation ? "/bodies" : own),
                        body.name(),
                        kit.words().name("kind", body.kind()),
                        kit.words().name("region", body.region()),
                        body.registerCode(),
                        Tag.ofBody(kit.words(), body.state()),
                        sentence(body, standings, reaches, now),
                        measures.stream().map(m -> card(m, now)).toList(),
                        kit
                                .readings()
                                .cases(new CaseFilter(
                                        Optional.of(id.value()), Optional.of("open"), Optional.empty(), CASES_SHOWN))
                                .items()
                                .stream()
                                .map(c -> CaseRow.of(c, now, kit))
                                .toList(),
                        standings.stream().map(new Standings(kit, now)::part).toList(),
                        new Services(kit, now, titles(standings)).part(reaches),
                        kit.moment(now, now),
                        own + "/reports",
                        nation));
    }

    private static Map<String, String> titles(List<StandingView> standings) {
        Map<String, String> titles = new HashMap<>();
        standings.forEach(s -> s.controls().forEach(c -> titles.put(c.control(), c.title())));
        return titles;
    }

    private String sentence(BodyView body, List<StandingView> standings, List<RouteReach> reaches, Instant now) {
        if (standings.isEmpty()) {
            return "It has declared no environment yet, so nothing of it can be judged and it reaches nothing. Its"
                    + " officers or the programme lead declare one.";
        }
        long refused = Services.refusedOf(reaches);
        String today = body.name() + " "
                + (body.state().equals("partial") && refused > 0
                        ? "is refused " + kit.words().count(refused, "route")
                                + " that rest on a gap, and reaches the rest"
                        : kit.words().name("body-state-says", body.state()))
                + ".";
        Optional<ControlStandingView> next = standings.stream()
                .flatMap(s -> s.controls().stream())
                .filter(c -> c.state().equals("lapsing"))
                .filter(c -> c.bitesAt().filter(b -> b.isAfter(now)).isPresent())
                .min(Comparator.comparing(c -> c.bitesAt().orElse(Instant.MAX)));
        if (body.state().equals("suspended")) {
            return today + " The measures in force say why, until when and what lifts them.";
        }
        if (next.isEmpty()) {
            return today + " Nothing is about to close.";
        }
        Moment when = kit.moment(next.get().bitesAt().orElseThrow(), now);
        long routes = Services.restingOn(reaches, next.get().control());
        return today + " Next, on " + when.text() + " (" + when.away() + "), it loses "
                + (routes == 0 ? "what rests on" : kit.words().count(routes, "route") + " that rest on")
                + " “" + next.get().title() + "” unless the gap is closed or a reply is upheld.";
    }

    /// Why a route that citizens need is not closed, or will not be for long.
    private String owed(OwedRoute owed, Instant now) {
        return (owed.left() ? "Left open since " : "Left open from ")
                + kit.moment(owed.leavesAt(), now)
                + (owed.left() ? "" : ", unless its owner accepts before then how people are served meanwhile")
                + ": route "
                + owed.route()
                + " of "
                + serviceName(owed.service())
                + " ("
                + Services.lowerFirst(kit.words().name("effect", owed.citizenEffect()))
                + ")";
    }

    private MeasureCard card(MeasureView measure, Instant now) {
        List<String> closes = new ArrayList<>();
        measure.handlings().forEach(h -> closes.add("Handling: " + kit.handling(now, h)));
        measure.tiers().forEach(t -> closes.add("Callers: " + kit.words().name("tier", t)));
        measure.services().forEach(s -> closes.add("Service: " + serviceName(s)));
        measure.owed().forEach(o -> closes.add(owed(o, now)));
        String kind = measure.kind().toLowerCase(Locale.ROOT);
        return new MeasureCard(
                kind,
                (measure.emergency() ? "Emergency: " : "") + kit.words().name("measure", measure.kind()),
                kit.words().name("measure-says", measure.kind()),
                closes,
                measure.reason(),
                measure.exitCriteria(),
                kit.moment(measure.from(), now),
                kit.moment(measure.until(), now));
    }

    private String serviceName(String id) {
        return kit.programme()
                .service(new ServiceId(id))
                .flatMap(s -> s.act().name().text())
                .orElse(id);
    }
}
