package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.WebhookView;
import concordat.api.view.WebhookWanted;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.WebhookDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.List;
import java.util.Optional;

/// Addresses that are told of notices. A body's are its own officers' alone, and the Authority's its lead's: whoever
/// registers one decides where what concerns the body goes.
final class WebhooksApi {

    private final Api.Desks desks;
    private final KeptAnswers kept = new KeptAnswers();

    WebhooksApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        String one = "/api/v1/webhooks/{webhook}";
        return List.of(
                Route.get("/api/v1/webhooks", Authority.SIGNED_IN, this::list),
                Route.post("/api/v1/webhooks", Authority.SIGNED_IN, this::add),
                Route.get(one, Authority.SIGNED_IN, asked -> Bodies.json(200, own(asked))),
                new Route("DELETE", one, Authority.SIGNED_IN, false, this::remove),
                Route.post(
                        one + "/ping",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(
                                202, desks.webhooks().ping(own(asked).id()))),
                Route.post(one + "/secret", Authority.SIGNED_IN, asked -> {
                    String id = own(asked).id();
                    return kept.once(
                            asked, () -> Bodies.json(200, desks.webhooks().rotate(id)));
                }),
                Route.post(
                        one + "/resume",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(
                                200, desks.webhooks().resume(own(asked).id()))),
                Route.get(one + "/deliveries", Authority.SIGNED_IN, this::deliveries),
                Route.post(one + "/deliveries/{delivery}/retry", Authority.SIGNED_IN, this::retry));
    }

    private Answer list(Asked asked) {
        Optional<BodyId> body = Bodies.body(asked);
        allowed(asked, body);
        return Bodies.json(200, Items.of(desks.webhooks().of(body)));
    }

    private Answer add(Asked asked) throws InterruptedException {
        WebhookWanted wanted = Bodies.read(asked, WebhookWanted.class);
        Optional<BodyId> body = wanted.body().map(b -> Bodies.value("body", b, BodyId::new));
        allowed(asked, body);
        return kept.once(asked, () -> Bodies.json(201, desks.webhooks().add(asked.signedIn(), wanted)));
    }

    private Answer remove(Asked asked) {
        desks.webhooks().remove(own(asked).id());
        return Bodies.json(200, new Accepted(1));
    }

    private Answer deliveries(Asked asked) {
        return Bodies.json(
                200,
                desks.webhooks()
                        .deliveries(own(asked).id(), asked.query("state"), asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer retry(Asked asked) {
        String delivery = asked.part("delivery");
        return Bodies.json(
                200,
                desks.webhooks()
                        .retry(own(asked).id(), delivery)
                        .orElseThrow(() -> Refusal.notFound("delivery", delivery)));
    }

    private boolean may(Asked asked, Optional<BodyId> body) {
        return WebhookDesk.authority(body).allows(desks.acts().programme(), asked.person(), body);
    }

    private void allowed(Asked asked, Optional<BodyId> body) {
        if (!may(asked, body)) {
            throw Refusal.of(
                    403,
                    "Not yours to set",
                    body.isPresent()
                            ? "A body's own officers say where its notices go."
                            : "The programme lead says where the Authority's go; name your own body with body.");
        }
    }

    /// To whoever may not see it, it is not there.
    private WebhookView own(Asked asked) {
        String id = asked.part("webhook");
        return desks.webhooks()
                .one(id)
                .filter(w -> may(asked, w.body().map(BodyId::new)))
                .orElseThrow(() -> Refusal.notFound("webhook", id));
    }
}
