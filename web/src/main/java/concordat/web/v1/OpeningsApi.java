package concordat.web.v1;

import concordat.assurance.ids.BodyId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.OpeningViews;
import concordat.web.read.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who of the Authority opened a body's findings, and what they read. That somebody opens them is an act.
final class OpeningsApi {

    private static final Set<String> STATES = Set.of("open", "ended");

    private final Api.Desks desks;

    OpeningsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/bodies/{body}/finding-openings", Authority.BODY_STANDING, this::list));
    }

    private Answer list(Asked asked) {
        Reading reading =
                new Reading(desks.acts().programme(), desks.clock().now().now());
        BodyId body = BodiesApi.known(asked, reading.programme());
        Optional<String> state = asked.query("state");
        state.filter(s -> !STATES.contains(s)).ifPresent(s -> {
            throw Refusal.of(400, "There is no such state", s + " is none of ended, open.");
        });
        OpeningViews views = new OpeningViews(reading, desks.findings().readings(body));
        return Bodies.json(
                200, views.page(body, state, asked.query("person"), asked.query("cursor"), Bodies.limit(asked)));
    }
}
