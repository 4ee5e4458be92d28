package concordat.intake.spdx;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: what the bill is of.
final class Document implements JsonTaker {

    private String name = "";
    private Optional<Instant> made = Optional.empty();

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "creationInfo" -> Take.INTO;
            case "name", "creationInfo.created" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("name")) {
            name = Json.text(value);
        } else {
            made = Instants.parse(Json.text(value));
        }
    }

    Findings findings(ReportTally tally) {
        Findings findings = new Findings(tally);
        findings.document(name, made);
        return findings;
    }
}
