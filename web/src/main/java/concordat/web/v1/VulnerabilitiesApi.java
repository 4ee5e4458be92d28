package concordat.web.v1;

import concordat.assurance.act.RatingAct.Catalogue;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Published lists about vulnerabilities that the network goes by.
final class VulnerabilitiesApi {

    private final Api.Desks desks;

    VulnerabilitiesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/vulnerability-lists", Authority.SIGNED_IN, this::held),
                new Route("PUT", "/api/v1/vulnerability-lists/{kind}", Authority.LEAD, true, this::hold));
    }

    private Answer held(Asked asked) {
        return Bodies.json(200, desks.vulnerabilities().held());
    }

    private Answer hold(Asked asked) throws IOException {
        Path file = asked.upload().orElseThrow();
        try {
            Catalogue kind =
                    switch (asked.part("kind")) {
                        case "kev" -> Catalogue.KNOWN_EXPLOITED;
                        case "epss" -> Catalogue.EXPLOIT_LIKELIHOOD;
                        default -> throw Refusal.notFound("list", asked.part("kind"));
                    };
            Optional<LocalDate> asOf = asked.query("asOf").map(text -> Bodies.value("asOf", text, LocalDate::parse));
            return Bodies.json(200, desks.vulnerabilities().hold(asked.signedIn(), kind, file, asOf));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
