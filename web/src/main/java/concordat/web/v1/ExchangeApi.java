package concordat.web.v1;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Edition;
import concordat.exchange.EditionDocuments;
import concordat.exchange.RecordModel;
import concordat.exchange.Records;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Records as OSCAL documents.
final class ExchangeApi {

    private final Api.Desks desks;

    ExchangeApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/oscal/{model}", Authority.BODY_STANDING, this::record),
                Route.get("/api/v1/editions/{edition}/oscal/{model}", Authority.SIGNED_IN, this::edition));
    }

    private Answer record(Asked asked) {
        Optional<Instant> named = Bodies.instant(asked, "at");
        Instant at = named.orElseGet(() -> desks.clock().now().now());
        BodyId body = BodiesApi.known(asked, desks.acts().programme());
        Programme programme = named.isPresent()
                ? desks.readings().programmeAt(at)
                : desks.acts().programme();
        RecordModel model = model(asked.part("model"));
        return switch (Records.of(model, programme, environment(asked, programme, body), at)) {
            case Records.Written.Document written -> CodesApi.written(written.document(), asked);
            case Records.Written.Nothing nothing ->
                throw Refusal.of(404, "There is nothing to write", nothing.reason());
        };
    }

    private static RecordModel model(String word) {
        return Arrays.stream(RecordModel.values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        404, "There is no such document", word + " is none of ssp, poam, ap, ar, component."));
    }

    private static EnvironmentId environment(Asked asked, Programme programme, BodyId body) {
        List<EnvironmentId> all = programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .toList();
        Optional<String> named = asked.query("environment");
        List<EnvironmentId> meant = all.stream()
                .filter(e -> named.map(e.value()::equals).orElse(true))
                .toList();
        if (meant.size() != 1) {
            throw Refusal.of(
                    named.isPresent() || all.isEmpty() ? 404 : 400,
                    named.isPresent() || all.isEmpty() ? "There is no such environment" : "Which environment?",
                    body + " has " + (all.isEmpty() ? "none" : all) + "; name one with environment=.");
        }
        return meant.getFirst();
    }

    private Answer edition(Asked asked) {
        String id = asked.part("edition");
        Edition edition = desks.acts().programme().editions().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("edition", id));
        return switch (asked.part("model")) {
            case "catalog" -> CodesApi.written(EditionDocuments.catalogue(edition), asked);
            case "profile" ->
                CodesApi.written(
                        EditionDocuments.profile(edition, asked.query("catalog").orElse(id + ".catalog.json")), asked);
            default ->
                throw Refusal.of(
                        404, "There is no such document", asked.part("model") + " is none of catalog, profile.");
        };
    }
}
