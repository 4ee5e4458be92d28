package concordat.web.v1;

import concordat.assurance.ids.BodyId;
import concordat.web.desk.ExportDesk;
import concordat.web.desk.FindingWish;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// A body's findings, one by one, added up by weakness, and by asset.
final class FindingsApi {

    private final Api.Desks desks;

    FindingsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/findings", Authority.BODY_FINDINGS, this::list),
                // A file outlasts the hours for which the Authority may read, so it is for the body's own officers.
                Route.get("/api/v1/bodies/{body}/findings/export", Authority.BODY_SECRETS, this::export),
                Route.get("/api/v1/bodies/{body}/finding-exports", Authority.BODY_SECRETS, this::exports),
                Route.get("/api/v1/bodies/{body}/findings/{finding}", Authority.BODY_FINDINGS, this::show),
                Route.get("/api/v1/bodies/{body}/finding-groups", Authority.BODY_FINDINGS, this::groups),
                Route.get("/api/v1/bodies/{body}/assets", Authority.BODY_FINDINGS, this::assets));
    }

    private Answer list(Asked asked) {
        return Bodies.json(
                200, desks.findings().findings(body(asked), wish(asked), asked.query("cursor"), Bodies.limit(asked)));
    }

    private static FindingWish wish(Asked asked) {
        return new FindingWish(
                asked.query("environment"),
                asked.query("severity"),
                asked.query("state"),
                asked.query("asset"),
                asked.query("weakness"),
                asked.query("cve"),
                asked.query("dueBefore").map(text -> Bodies.value("dueBefore", text, Instant::parse)),
                asked.query("action"),
                asked.query("fix"),
                asked.query("sort"));
    }

    private Answer export(Asked asked) throws IOException {
        String format = asked.query("format")
                .orElseThrow(() -> Refusal.of(400, "No format is named", "Add format=csv, or another one."));
        if (!asked.method().equals("GET")) {
            throw Refusal.of(405, "A file is made for whoever takes it", "Ask with GET.");
        }
        ExportDesk.Export export =
                desks.exports().export(asked.signedIn(), body(asked), wish(asked), format, asked.query("reader"));
        return Answer.streamed(export.mediaType(), export.writer())
                .with("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"")
                .with("Concordat-Findings", String.valueOf(export.findings()));
    }

    private Answer exports(Asked asked) {
        return Bodies.json(200, desks.exports().exports(body(asked), asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer show(Asked asked) {
        String finding = asked.part("finding");
        return Bodies.json(
                200,
                desks.findings().finding(body(asked), finding).orElseThrow(() -> Refusal.notFound("finding", finding)));
    }

    private Answer groups(Asked asked) {
        return Bodies.json(
                200,
                desks.findings()
                        .groups(
                                body(asked),
                                asked.query("environment"),
                                asked.query("sort"),
                                asked.query("cursor"),
                                Bodies.limit(asked)));
    }

    private Answer assets(Asked asked) {
        return Bodies.json(
                200,
                desks.findings()
                        .assets(body(asked), asked.query("environment"), asked.query("cursor"), Bodies.limit(asked)));
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
