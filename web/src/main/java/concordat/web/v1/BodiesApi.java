package concordat.web.v1;

import concordat.api.view.BodyView;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.BodyFilter;
import java.util.List;
import java.util.Set;

/// Bodies and where they stand.
final class BodiesApi {

    private static final Set<String> SORTS = Set.of("name", "-name", "gaps", "-gaps", "changes", "-changes");

    private final Api.Desks desks;

    BodiesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies", Authority.NATION, this::bodies),
                Route.get("/api/v1/bodies/{body}", Authority.BODY_STANDING, this::body),
                Route.get("/api/v1/bodies/{body}/standing", Authority.BODY_STANDING, this::standing),
                Route.get("/api/v1/bodies/{body}/readiness", Authority.BODY_STANDING, this::readiness),
                Route.get("/api/v1/bodies/{body}/services", Authority.BODY_STANDING, this::services));
    }

    private Answer bodies(Asked asked) {
        String sort = asked.query("sort").orElse("name");
        if (!SORTS.contains(sort)) {
            throw Refusal.of(400, "There is no such order", sort + " is none of " + String.join(", ", SORTS) + ".");
        }
        return Bodies.json(
                200,
                desks.readings()
                        .bodies(new BodyFilter(
                                sort,
                                asked.query("kind"),
                                asked.query("region"),
                                asked.query("state"),
                                asked.query("q"),
                                asked.query("cursor"),
                                Bodies.limit(asked))));
    }

    private Answer body(Asked asked) {
        BodyId id = known(asked, desks.acts().programme());
        BodyView view = desks.readings().body(id).orElseThrow(() -> Refusal.noSuchBody(id.value()));
        return Bodies.json(200, view)
                .with("ETag", "\"" + desks.acts().programme().nextPosition() + "\"");
    }

    private Answer standing(Asked asked) {
        BodyId id = known(asked, desks.acts().programme());
        return Bodies.json(200, Items.of(desks.readings().standing(id, Bodies.instant(asked, "at"))));
    }

    private Answer readiness(Asked asked) {
        return Bodies.json(
                200,
                Items.of(desks.readings().readiness(known(asked, desks.acts().programme()))));
    }

    private Answer services(Asked asked) {
        return Bodies.json(
                200,
                Items.of(desks.readings().services(known(asked, desks.acts().programme()))));
    }

    static BodyId known(Asked asked, Programme programme) {
        BodyId id = new BodyId(asked.part("body"));
        if (programme.body(id).isEmpty()) {
            throw Refusal.noSuchBody(id.value());
        }
        return id;
    }
}
