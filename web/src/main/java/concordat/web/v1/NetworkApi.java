package concordat.web.v1;

import concordat.api.view.AccountPassword;
import concordat.api.view.ClockMove;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.api.view.StatusView;
import concordat.assurance.Programme;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.decision.Snapshot;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The network as a whole: status, clock, editions, accounts.
final class NetworkApi {

    private final Api.Desks desks;

    NetworkApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/network",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(200, desks.readings().network())),
                Route.get("/api/v1/status", Authority.NATION, asked -> Bodies.json(200, status())),
                Route.get(
                        "/api/v1/gateways",
                        Authority.NATION,
                        asked -> Bodies.json(200, Items.of(desks.feed().gateways()))),
                Route.get(
                        "/api/v1/clock",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(200, desks.clock().now())),
                Route.post("/api/v1/clock", Authority.LEAD, this::advance),
                Route.get("/api/v1/editions/{edition}", Authority.SIGNED_IN, this::edition),
                Route.post("/api/v1/editions", Authority.LEAD, this::issue),
                new Route("PUT", "/api/v1/accounts/{login}", Authority.LEAD, false, this::account),
                Route.get("/api/v1/openapi.yaml", Authority.PUBLIC, asked -> openApi()));
    }

    private StatusView status() {
        Programme programme = desks.acts().programme();
        return new StatusView(
                desks.clock().now().now(),
                programme.nextPosition(),
                desks.snapshots().get().map(Snapshot::epoch).orElse(0L),
                desks.feed().sequence(),
                desks.feed().gateways());
    }

    private Answer advance(Asked asked) throws InterruptedException {
        ClockMove move = Bodies.read(asked, ClockMove.class);
        return Bodies.json(200, desks.clock().advance(move.advance()));
    }

    private Answer edition(Asked asked) {
        String id = asked.part("edition");
        Edition edition = desks.acts().programme().editions().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("edition", id));
        return Answer.of(200, "application/yaml", Editions.write(edition).getBytes(StandardCharsets.UTF_8));
    }

    private Answer issue(Asked asked) throws IOException {
        String text = asked.body().toString(StandardCharsets.UTF_8);
        return switch (Editions.read(new StringReader(text), "the file sent")) {
            case EditionReading.Read read -> {
                List<Entry> done = desks.acts()
                        .append(
                                List.of(new Wanted(asked.signedIn(), new EditionIssued(read.edition()))),
                                Bodies.tag(asked),
                                programme -> Optional.empty());
                yield Bodies.json(201, Receipts.of(done));
            }
            case EditionReading.Rejected rejected ->
                throw new Refusal(new Problem(
                        "about:blank",
                        "The edition cannot be read",
                        422,
                        Optional.of(rejected.problems().size() + " problems in the file; nothing was done."),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        rejected.problems().stream()
                                .map(p -> new ProblemPlace(
                                        Optional.of(p.line()), Optional.of(p.column()), Optional.empty(), p.text()))
                                .toList()));
        };
    }

    private Answer account(Asked asked) {
        AccountPassword wanted = Bodies.read(asked, AccountPassword.class);
        PersonId person = Bodies.value("person", wanted.person(), PersonId::new);
        desks.accounts().put(asked.part("login"), person, wanted.password());
        return Bodies.json(200, new concordat.api.view.Accepted(1));
    }

    private static Answer openApi() throws IOException {
        try (@Nullable InputStream document = concordat.api.ApiClient.class.getResourceAsStream("openapi.yaml")) {
            if (document == null) {
                throw new IOException("openapi.yaml is missing from the program");
            }
            return Answer.of(200, "application/yaml", document.readAllBytes());
        }
    }
}
