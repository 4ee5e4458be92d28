package concordat.web.v1;

import concordat.api.view.AssetPairing;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.PairWanted;
import concordat.web.desk.PairWanted.Step;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.List;
import java.util.Optional;

/// Which names in reports mean one asset of a body.
final class AssetsApi {

    private final Api.Desks desks;

    AssetsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/assets/{asset}", Authority.BODY_FINDINGS, this::show),
                saying("apart", Step.PART),
                saying("apart/undo", Step.TAKE_PARTING_BACK),
                saying("join", Step.JOIN),
                saying("join/undo", Step.TAKE_JOINING_BACK));
    }

    private Route saying(String path, Step step) {
        return Route.post("/api/v1/bodies/{body}/assets/" + path, Authority.BODY_SECRETS, asked -> pair(asked, step));
    }

    private Answer show(Asked asked) {
        String name = asked.part("asset");
        return Bodies.json(
                200,
                desks.assets()
                        .asset(body(asked), asked.query("environment"), name)
                        .orElseThrow(() -> Refusal.notFound("asset", name)));
    }

    private Answer pair(Asked asked, Step step) {
        AssetPairing said = Bodies.read(asked, AssetPairing.class);
        PairWanted wanted = new PairWanted(
                asked.signedIn(),
                body(asked),
                said.environment(),
                said.one(),
                said.other(),
                step,
                said.reason().strip());
        boolean preview = Bodies.preview(asked);
        return Bodies.json(
                preview ? 200 : 201,
                desks.assets()
                        .pair(
                                wanted,
                                acts -> new Foresight(desks).of(acts, asked.signedIn()),
                                preview ? Optional.empty() : Optional.of(acts -> ActsApi.unchanged(asked, acts))));
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
