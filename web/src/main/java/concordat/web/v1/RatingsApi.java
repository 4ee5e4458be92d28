package concordat.web.v1;

import concordat.api.view.FindingRating;
import concordat.api.view.RatingChange;
import concordat.assurance.ids.BodyId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import java.util.List;

/// Decisions that findings count otherwise than their tools say.
final class RatingsApi {

    private final Api.Desks desks;

    RatingsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        // Whoever may read the findings may look what a decision would do; who may take it is settled by the rules.
        return List.of(
                Route.get("/api/v1/bodies/{body}/rating-decisions", Authority.BODY_FINDINGS, this::list),
                Route.post("/api/v1/bodies/{body}/findings/rate", Authority.BODY_FINDINGS, this::rate));
    }

    private Answer list(Asked asked) {
        return Bodies.json(
                200,
                desks.ratings()
                        .ratings(
                                body(asked),
                                asked.query("environment"),
                                asked.query("state"),
                                asked.query("cursor"),
                                Bodies.limit(asked)));
    }

    private Answer rate(Asked asked) {
        FindingRating wanted = Bodies.read(asked, FindingRating.class);
        RatingChange change =
                desks.ratings().rate(body(asked), asked.query("environment"), wanted, Previewed.doing(asked, desks));
        return Previewed.answer(change, change.token(), change.receipt());
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
