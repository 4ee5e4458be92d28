package concordat.web.v1;

import concordat.api.view.HealthCheckView;
import concordat.api.view.Page;
import concordat.api.view.ScopeCheckView;
import concordat.api.view.ScopeDoubt;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.ground.Recorded;
import concordat.assurance.healthcheck.HealthCheck;
import concordat.assurance.healthcheck.ScopeCheck;
import concordat.assurance.healthcheck.ScopeCheck.Doubt;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.HealthCheckId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.HealthCheckViews;
import concordat.web.read.Pages;
import concordat.web.read.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Health checks: what was said of them, and whether it holds. Saying it is done by acts.
final class HealthChecksApi {

    private static final String CHECK = "/api/v1/bodies/{body}/health-checks/{check}";

    private final Api.Desks desks;

    HealthChecksApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/health-checks", Authority.NATION, this::nation),
                Route.get("/api/v1/bodies/{body}/health-checks", Authority.BODY_STANDING, this::list),
                Route.get(CHECK, Authority.BODY_STANDING, this::show),
                Route.get("/api/v1/bodies/{body}/estates", Authority.BODY_STANDING, this::estates),
                // Which machines scans know is as secret as what is wrong with them.
                Route.get(CHECK + "/scope-check", Authority.BODY_FINDINGS, this::check),
                Route.get(CHECK + "/doubts", Authority.BODY_FINDINGS, this::doubts),
                Route.get(CHECK + "/links", Authority.BODY_FINDINGS, this::links));
    }

    private Reading reading() {
        return new Reading(desks.acts().programme(), desks.clock().now().now());
    }

    private Answer nation(Asked asked) {
        Optional<String> state = one(asked, "state", HealthCheckViews.STATES);
        String sort = asked.query("sort").orElse("until");
        if (!HealthCheckViews.SORTS.contains(sort.startsWith("-") ? sort.substring(1) : sort)) {
            throw Refusal.of(400, "There is no such order", sort + " is none of body, until, or these after a minus.");
        }
        return Bodies.json(
                200, new HealthCheckViews(reading()).nation(state, sort, asked.query("cursor"), Bodies.limit(asked)));
    }

    private static Optional<String> one(Asked asked, String name, java.util.Collection<String> known) {
        Optional<String> wanted = asked.query(name);
        wanted.filter(w -> !known.contains(w)).ifPresent(w -> {
            throw Refusal.of(
                    400,
                    "There is no such " + name,
                    w + " is none of "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
        });
        return wanted;
    }

    private Answer list(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        List<HealthCheckView> all = new HealthCheckViews(reading).of(body, asked.query("environment"));
        return Bodies.json(200, Pages.after(all, HealthCheckView::id, asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer show(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        return Bodies.json(200, new HealthCheckViews(reading).view(body, known(asked, reading, body)));
    }

    private Answer estates(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        return Bodies.json(
                200,
                Pages.after(
                        new HealthCheckViews(reading).estates(body, asked.query("environment")),
                        e -> e.environment() + "/" + e.version(),
                        asked.query("cursor"),
                        Bodies.limit(asked)));
    }

    /// A health check of the body and, where the request is for one environment, of that.
    private static HealthCheck known(Asked asked, Reading reading, BodyId body) {
        HealthCheckId id = Bodies.value("check", asked.part("check"), HealthCheckId::new);
        return reading.programme()
                .healthChecks()
                .check(id)
                .filter(check -> reading.programme()
                                .environment(check.environment())
                                .filter(e -> e.act().body().equals(body))
                                .isPresent()
                        && asked.query("environment")
                                .map(check.environment().value()::equals)
                                .orElse(true))
                .orElseThrow(() -> Refusal.notFound("health check", id.value()));
    }

    private static HealthCheck declared(Asked asked, Reading reading, BodyId body) {
        HealthCheck check = known(asked, reading, body);
        if (check.declared().isEmpty()) {
            throw Refusal.of(
                    409,
                    "It is not declared yet",
                    "Health check " + check.id() + " is booked; what was looked at can be told once it is declared.");
        }
        return check;
    }

    private ScopeCheck scopeCheck(Reading reading, BodyId body, HealthCheck check) {
        HealthCheckDeclared act = check.declared().orElseThrow().act();
        return ScopeCheck.of(
                act.scope(),
                estate(reading, check),
                desks.healthChecks().machines(body, check.environment(), act.from(), act.to()),
                new HealthCheckViews(reading).terms(check.environment()));
    }

    private static Optional<EstateDeclared> estate(Reading reading, HealthCheck check) {
        return reading.programme().healthChecks().estate(check.environment()).map(Recorded::act);
    }

    private Answer check(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        HealthCheck check = declared(asked, reading, body);
        HealthCheckDeclared act = check.declared().orElseThrow().act();
        ScopeCheck found = scopeCheck(reading, body, check);
        Map<String, Integer> doubts = new LinkedHashMap<>();
        for (Doubt doubt : Doubt.values()) {
            doubts.put(word(doubt), (int)
                    found.lines().stream().filter(l -> l.doubt() == doubt).count());
        }
        return Bodies.json(
                200,
                new ScopeCheckView(
                        check.id().value(),
                        check.environment().value(),
                        act.from(),
                        act.to(),
                        estate(reading, check).map(EstateDeclared::version),
                        doubts,
                        share(found.internal()),
                        share(found.external()),
                        desks.healthChecks().told(body, check)));
    }

    private static ScopeCheckView.Share share(ScopeCheck.Share of) {
        return new ScopeCheckView.Share(
                of.machines(),
                of.known(),
                of.looked(),
                of.tested(),
                of.loggedIn(),
                of.testedShare(),
                of.promised(),
                of.asked());
    }

    private Answer doubts(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        Optional<String> kind = one(
                asked,
                "doubt",
                List.of(Doubt.values()).stream().map(HealthChecksApi::word).toList());
        List<ScopeDoubt> all = scopeCheck(reading, body, declared(asked, reading, body)).lines().stream()
                .map(line -> new ScopeDoubt(word(line.doubt()), line.place()))
                .distinct()
                .filter(line -> kind.map(line.doubt()::equals).orElse(true))
                .toList();
        return Bodies.json(
                200,
                Pages.after(
                        all, line -> line.doubt() + " " + line.place(), asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer links(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        HealthCheck check = declared(asked, reading, body);
        String state = one(asked, "state", List.of("linked", "suggested")).orElse("suggested");
        Page<?> page = desks.healthChecks().links(body, check, state, asked.query("cursor"), Bodies.limit(asked));
        return Bodies.json(200, page);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
