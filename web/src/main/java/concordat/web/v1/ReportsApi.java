package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.ReportJob;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Strength;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reports, what became of them, and the findings they leave.
final class ReportsApi {

    private final Api.Desks desks;

    ReportsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/findings", Authority.BODY_SECRETS, this::findings),
                Route.get("/api/v1/bodies/{body}/reports", Authority.BODY_STANDING, this::list),
                new Route("POST", "/api/v1/bodies/{body}/reports", Authority.BODY_REPORTS, true, this::submit),
                Route.get("/api/v1/reports/{report}", Authority.SIGNED_IN, this::job),
                new Route("DELETE", "/api/v1/reports/{report}", Authority.SIGNED_IN, false, this::withdraw),
                new Route("POST", "/api/v1/devices", Authority.LEAD, true, this::devices));
    }

    private Answer findings(Asked asked) {
        return Bodies.json(
                200,
                desks.reports()
                        .findings(
                                BodiesApi.known(asked, desks.acts().programme()),
                                asked.query("severity"),
                                asked.query("state"),
                                asked.query("cursor"),
                                Bodies.limit(asked)));
    }

    private Answer list(Asked asked) {
        return Bodies.json(
                200,
                Items.of(desks.reports().of(BodiesApi.known(asked, desks.acts().programme()))));
    }

    private Answer submit(Asked asked) throws IOException {
        Programme programme = desks.acts().programme();
        BodyId body = BodiesApi.known(asked, programme);
        ReportJob job = desks.reports()
                .submit(
                        asked.signedIn(),
                        body,
                        environment(asked, programme, body),
                        asked.query("file"),
                        Bodies.value("strength", asked.query("strength").orElse("MACHINE"), Strength::valueOf),
                        asked.header("idempotency-key"),
                        asked.upload().orElseThrow());
        return Bodies.json(202, job).with("Location", "/api/v1/reports/" + job.id());
    }

    private static EnvironmentId environment(Asked asked, Programme programme, BodyId body) {
        List<EnvironmentId> all = programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .toList();
        Optional<String> named = asked.query("environment");
        if (named.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        return all.stream()
                .filter(e -> named.filter(e.value()::equals).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(400, "Say which environment", "The body has " + all + "; add ?environment=ID."));
    }

    private Answer job(Asked asked) {
        return Bodies.json(200, visible(asked, Authority.BODY_STANDING));
    }

    private Answer withdraw(Asked asked) {
        ReportJob job = visible(asked, Authority.BODY_REPORTS);
        return Bodies.json(
                200,
                desks.reports()
                        .withdraw(
                                asked.signedIn(),
                                job.id(),
                                asked.query("reason").orElse("withdrawn")));
    }

    private ReportJob visible(Asked asked, Authority authority) {
        String id = asked.part("report");
        return desks.reports()
                .job(id)
                .filter(j ->
                        authority.allows(desks.acts().programme(), asked.person(), Optional.of(new BodyId(j.body()))))
                .orElseThrow(() -> Refusal.notFound("report", id));
    }

    private Answer devices(Asked asked) throws IOException {
        return Bodies.json(200, new Accepted(desks.devices().put(asked.upload().orElseThrow())));
    }
}
