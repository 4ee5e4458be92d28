package concordat.demo.act;

import concordat.api.view.ActProposal;
import concordat.demo.network.Body;
import concordat.demo.network.Piece;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The estate of one environment and its last health check; the same for the same environment.
final class HealthCheckDraw {
    /// One in so many leaves something out that faces outwards.
    private static final int FORGETFUL = 9;

    private static final int DAYS = 5;

    private final Piece report;
    private final Body body;
    private final int draw;

    /// @param report the document of the health check
    HealthCheckDraw(Piece report, Body body) {
        this.report = report;
        this.body = body;
        this.draw = Math.floorMod(report.environment().hashCode(), 10_000);
    }

    private List<String> internal() {
        return List.of("10.%d.0.0/16".formatted(draw % 250));
    }

    private List<String> external() {
        String domain = report.environment().replace('.', '-') + ".example";
        return List.of("www." + domain, "vpn." + domain, "mail." + domain);
    }

    ActProposal estate() {
        int people = 20 + body.weight() * 3;
        return Wanted.of("estate-declared")
                .with("environment", report.environment())
                .with("version", 1)
                .set("internal", internal())
                .set("external", external())
                .with(
                        "builds",
                        List.of(
                                build("managed-laptop", "END_USER", people),
                                build("office-server", "SERVER", 2 + people / 25)))
                .by(body.officer());
    }

    private static Map<String, Object> build(String name, String use, int machines) {
        return Map.of("name", name, "use", use, "machines", machines);
    }

    ActProposal check() {
        LocalDate to = report.observedAt().atZone(ZoneOffset.UTC).toLocalDate();
        List<String> outwards = new ArrayList<>(external());
        if (draw % FORGETFUL == 0) {
            outwards.removeLast();
        }
        return Wanted.of("health-check-declared")
                .with("check", report.environment() + ".hc")
                .with("environment", report.environment())
                .with("tester", "Independent testers " + (1 + draw % 7))
                .with(
                        "scheme",
                        List.of("check", "crest", "cyber-scheme", "tigerscheme").get(draw % 4))
                .with("leadTester", "TL-%04d".formatted(draw))
                .with("from", to.minusDays(DAYS))
                .with("to", to)
                .with("reportedOn", to)
                .with("evidence", report.id())
                .set("reports", List.of())
                .with(
                        "scope",
                        Map.of(
                                "areas",
                                List.of("BUILD_REVIEW", "EXTERNAL_INFRASTRUCTURE", "INTERNAL_INFRASTRUCTURE"),
                                "internal",
                                internal(),
                                "external",
                                outwards.stream().sorted().toList(),
                                "internalSample",
                                10,
                                "externalSample",
                                100,
                                "excluded",
                                List.of(),
                                "sites",
                                "Main offices"))
                .by(body.officer());
    }
}
