package concordat.web.v1;

import concordat.api.view.DecisionQuestion;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.read.Decisions;
import java.util.List;

/// What a gateway would decide.
final class DecisionsApi {

    private final Api.Desks desks;

    DecisionsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/decisions", Authority.NATION, this::decide));
    }

    private Answer decide(Asked asked) {
        DecisionQuestion question = Bodies.read(asked, DecisionQuestion.class);
        Decisions decisions = new Decisions(
                desks.acts().programme(),
                desks.snapshots().get(),
                desks.clock().now().now());
        return Bodies.json(200, decisions.answer(question));
    }
}
