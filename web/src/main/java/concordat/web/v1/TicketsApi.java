package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.TicketConnectorWanted;
import concordat.api.view.TicketWanted;
import concordat.assurance.ids.BodyId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tickets out to other programs, and what these say back. Where they go is the body's own officers' to say, as with
/// webhooks; a message back is let in by its signature alone.
final class TicketsApi {

    /// A status is a few words.
    private static final long LARGEST = 16_384;

    private final Api.Desks desks;
    private final KeptAnswers kept = new KeptAnswers();

    TicketsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        String connectors = "/api/v1/bodies/{body}/ticket-connectors";
        String tickets = "/api/v1/bodies/{body}/tickets";
        return List.of(
                Route.get(
                        connectors,
                        Authority.BODY_SECRETS,
                        asked -> Bodies.json(200, Items.of(desks.tickets().connectors(body(asked))))),
                Route.post(connectors, Authority.BODY_SECRETS, this::add),
                new Route("DELETE", connectors + "/{connector}", Authority.BODY_SECRETS, false, asked -> {
                    desks.tickets().remove(body(asked), asked.part("connector"));
                    return Bodies.json(200, new Accepted(1));
                }),
                Route.post(connectors + "/{connector}/secrets", Authority.BODY_SECRETS, asked -> {
                    BodyId body = body(asked);
                    return kept.once(
                            asked, () -> Bodies.json(200, desks.tickets().rotate(body, asked.part("connector"))));
                }),
                Route.get(tickets, Authority.BODY_SECRETS, this::list),
                Route.post(tickets, Authority.BODY_SECRETS, this::send),
                Route.get(tickets + "/{ticket}", Authority.BODY_SECRETS, this::show),
                Route.post(tickets + "/{ticket}/retry", Authority.BODY_SECRETS, this::retry),
                Route.upload("POST", "/api/v1/tickets/{connector}/status", Authority.PUBLIC, LARGEST, this::hear));
    }

    private Answer add(Asked asked) throws InterruptedException {
        TicketConnectorWanted wanted = Bodies.read(asked, TicketConnectorWanted.class);
        BodyId body = body(asked);
        return kept.once(asked, () -> Bodies.json(201, desks.tickets().add(asked.signedIn(), body, wanted)));
    }

    private Answer list(Asked asked) {
        Map<String, String> wish = new HashMap<>();
        for (String name : List.of("connector", "state", "said", "subject", "sort")) {
            asked.query(name).ifPresent(value -> wish.put(name, value));
        }
        return Bodies.json(200, desks.tickets().tickets(body(asked), wish, asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer send(Asked asked) {
        TicketWanted wanted = Bodies.read(asked, TicketWanted.class);
        return Bodies.json(201, desks.tickets().send(asked.signedIn(), body(asked), wanted));
    }

    private Answer show(Asked asked) {
        String id = asked.part("ticket");
        return Bodies.json(
                200, desks.tickets().ticket(body(asked), id).orElseThrow(() -> Refusal.notFound("ticket", id)));
    }

    private Answer retry(Asked asked) {
        String id = asked.part("ticket");
        return Bodies.json(
                200, desks.tickets().retry(body(asked), id).orElseThrow(() -> Refusal.notFound("ticket", id)));
    }

    private Answer hear(Asked asked) throws IOException {
        return Bodies.json(
                200,
                desks.tickets()
                        .hear(
                                asked.part("connector"),
                                asked.header("webhook-id").orElse(""),
                                asked.header("webhook-timestamp").orElse(""),
                                asked.header("webhook-signature").orElse(""),
                                Files.readAllBytes(asked.upload().orElseThrow())));
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
