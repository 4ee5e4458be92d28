package concordat.web.v1;

import concordat.api.view.AccountPassword;
import concordat.api.view.ClockMove;
import concordat.api.view.EditionView;
import concordat.api.view.MapView;
import concordat.api.view.StatusView;
import concordat.assurance.Programme;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.decision.Snapshot;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.intake.hexjson.Hex;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.DifferenceViews;
import concordat.web.read.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The network as a whole: status, clock, editions, accounts.
final class NetworkApi {

    private final Api.Desks desks;
    private final KeptAnswers kept = new KeptAnswers();

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
                Route.get("/api/v1/editions", Authority.SIGNED_IN, asked -> Bodies.json(200, Items.of(editions()))),
                Route.get("/api/v1/editions/{edition}", Authority.SIGNED_IN, this::edition),
                Route.get("/api/v1/editions/{edition}/difference/{other}", Authority.SIGNED_IN, this::difference),
                Route.post("/api/v1/editions", Authority.LEAD, this::issue),
                Route.get("/api/v1/map", Authority.SIGNED_IN, asked -> map()),
                new Route("PUT", "/api/v1/map", Authority.LEAD, false, this::putMap),
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
                desks.feed().gateways(),
                desks.notices().outgoing());
    }

    private Answer advance(Asked asked) throws InterruptedException {
        ClockMove move = Bodies.read(asked, ClockMove.class);
        return kept.once(asked, () -> Bodies.json(200, desks.clock().advance(move.advance())));
    }

    private List<EditionView> editions() {
        Programme programme = desks.acts().programme();
        Instant now = desks.clock().now().now();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Optional<String> current = programme.editionAt(now).map(Edition::id);
        return programme.editions().stream()
                .sorted(Comparator.comparing(Edition::startsOn).reversed())
                .map(e -> new EditionView(
                        e.id(),
                        e.title(),
                        e.startsOn(),
                        current.filter(e.id()::equals).isPresent()
                                ? "current"
                                : e.startsOn().isAfter(today) ? "announced" : "past",
                        e.controls().size()))
                .toList();
    }

    private Answer edition(Asked asked) {
        Edition edition = known(desks.acts().programme(), asked.part("edition"));
        return Answer.of(200, "application/yaml", Editions.write(edition).getBytes(StandardCharsets.UTF_8));
    }

    private static Edition known(Programme programme, String id) {
        return programme.editions().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("edition", id));
    }

    /// The editions are everybody's to read; what a body has answered is not.
    private Answer difference(Asked asked) {
        Reading reading =
                new Reading(desks.acts().programme(), desks.clock().now().now());
        Optional<BodyId> body = Bodies.body(asked);
        if (body.isPresent() && !Authority.BODY_STANDING.allows(reading.programme(), asked.person(), body)) {
            throw Refusal.of(403, "Not yours to see", "Name your own body, or none.");
        }
        body.filter(b -> reading.programme().body(b).isEmpty()).ifPresent(b -> {
            throw Refusal.noSuchBody(b.value());
        });
        return Bodies.json(
                200,
                DifferenceViews.of(
                        reading,
                        known(reading.programme(), asked.part("edition")),
                        known(reading.programme(), asked.part("other")),
                        body));
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
                throw Bodies.unreadable("The edition cannot be read", rejected.problems());
        };
    }

    private Answer map() {
        byte[] file = desks.map().file().orElseThrow(() -> Refusal.of(404, "There is no map yet", "Send one first."));
        return Answer.of(200, "application/json", file);
    }

    private Answer putMap(Asked asked) throws IOException {
        byte[] file = asked.body().getBytes();
        return switch (HexMaps.read(new ByteArrayInputStream(file), "the file sent")) {
            case HexMapReading.Rejected rejected ->
                throw Bodies.unreadable("The map cannot be read", rejected.problems());
            case HexMapReading.Read read -> {
                desks.map().keep(file, read.map());
                Set<String> bodies = new HashSet<>();
                desks.acts().programme().bodies().forEach(b -> {
                    bodies.add(b.act().body().value());
                    bodies.add(b.act().registerCode());
                });
                List<Hex> hexes = read.map().hexes();
                int placed = (int)
                        hexes.stream().filter(h -> bodies.contains(h.key())).count();
                yield Bodies.json(200, new MapView(hexes.size(), placed));
            }
        };
    }

    private Answer account(Asked asked) {
        AccountPassword wanted = Bodies.read(asked, AccountPassword.class);
        PersonId person = Bodies.value("person", wanted.person(), PersonId::new);
        // Whoever sets a password can sign in with it; findings are secret from the Authority.
        if (!desks.demonstration() && !person.equals(asked.signedIn())) {
            throw Refusal.of(403, "Nobody sets another's password", "Only in a demonstration network.");
        }
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
