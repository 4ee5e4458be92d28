package concordat.web.v1;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CertificateId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.CertificateFilter;
import concordat.web.read.CertificateViews;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Certificates: what bodies may be relied on for, and since certificates list no gaps, for everybody in the network
/// to see. That a renewal is not in yet concerns the body and those who see the nation alone.
final class CertificatesApi {

    private static final Set<String> STATES =
            Set.of("not-yet", "in-force", "expired", "withdrawn", CertificateFilter.ENDING);

    private final Api.Desks desks;

    CertificatesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/certificates", Authority.SIGNED_IN, this::list),
                Route.get("/api/v1/certificates/{certificate}", Authority.SIGNED_IN, this::one),
                Route.get(
                        "/api/v1/certificates/{certificate}/file",
                        Authority.SIGNED_IN,
                        asked -> held(asked, desks.certificates()::file, "application/json", "json")),
                Route.get(
                        "/api/v1/certificates/{certificate}/pdf",
                        Authority.SIGNED_IN,
                        asked -> held(asked, desks.certificates()::page, "application/pdf", "pdf")));
    }

    private Answer list(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<BodyId> body = Bodies.body(asked);
        body.filter(b -> programme.body(b).isEmpty()).ifPresent(b -> {
            throw Refusal.noSuchBody(b.value());
        });
        Optional<String> state = asked.query("state");
        state.filter(s -> !STATES.contains(s)).ifPresent(s -> {
            throw Refusal.of(
                    400,
                    "There is no such state",
                    "[" + s + "] is none of not-yet, in-force, expired," + " withdrawn, ending.");
        });
        if (state.filter(CertificateFilter.ENDING::equals).isPresent() && !seesEnding(asked, programme, body)) {
            throw Refusal.of(403, "Not yours to see", "Name your own body: /api/v1/certificates?state=ending&body=ID.");
        }
        return Bodies.json(
                200,
                views(asked, programme)
                        .page(new CertificateFilter(body, state, asked.query("cursor"), Bodies.limit(asked))));
    }

    private Answer one(Asked asked) {
        Programme programme = desks.acts().programme();
        CertificateId id = known(asked, programme);
        return Bodies.json(
                        200,
                        views(asked, programme).one(id).orElseThrow(() -> Refusal.notFound("certificate", id.value())))
                .with("ETag", "\"" + programme.nextPosition() + "\"");
    }

    private Answer held(Asked asked, Function<CertificateId, Optional<byte[]>> made, String type, String ending) {
        CertificateId id = known(asked, desks.acts().programme());
        byte[] bytes = made.apply(id)
                .orElseThrow(() -> Refusal.of(
                        503,
                        "The certificate cannot be signed yet",
                        "No signed head of the ledger covers the newest act about it; ask again in a moment."));
        return Answer.of(200, type, bytes)
                .with("Content-Disposition", "attachment; filename=\"certificate-" + id.value() + "." + ending + "\"");
    }

    private CertificateViews views(Asked asked, Programme programme) {
        return new CertificateViews(
                programme, desks.clock().now().now(), b -> seesEnding(asked, programme, Optional.of(b)));
    }

    private static boolean seesEnding(Asked asked, Programme programme, Optional<BodyId> body) {
        return Authority.BODY_STANDING.allows(programme, asked.person(), body);
    }

    private static CertificateId known(Asked asked, Programme programme) {
        CertificateId id = Bodies.value("certificate", asked.part("certificate"), CertificateId::new);
        if (programme.certificates().certificate(id).isEmpty()) {
            throw Refusal.notFound("certificate", id.value());
        }
        return id;
    }
}
