package concordat.web.v1;

import concordat.web.http.Answer;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.List;

/// What anybody can check.
final class LedgerApi {

    private final Api.Desks desks;

    LedgerApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/ledger/head",
                        Authority.PUBLIC,
                        asked -> Bodies.json(
                                200,
                                desks.ledger()
                                        .head()
                                        .orElseThrow(() -> Refusal.notFound("head", "of an empty ledger")))),
                Route.get(
                        "/api/v1/ledger/export",
                        Authority.NATION,
                        asked -> Answer.streamed("application/octet-stream", desks.ledger()::export)),
                Route.get("/api/v1/ledger/inclusion/{position}", Authority.SIGNED_IN, asked -> {
                    long position = Bodies.value("position", asked.part("position"), Long::valueOf);
                    return Bodies.json(
                            200,
                            desks.ledger()
                                    .inclusion(position)
                                    .orElseThrow(() -> Refusal.notFound("act under a head", asked.part("position"))));
                }),
                Route.get("/api/v1/ledger/consistency/{size}", Authority.SIGNED_IN, asked -> {
                    long size = Bodies.value("size", asked.part("size"), Long::valueOf);
                    return Bodies.json(
                            200,
                            desks.ledger()
                                    .consistency(size)
                                    .orElseThrow(() -> Refusal.notFound("tree of that size", asked.part("size"))));
                }));
    }
}
