package concordat.intake.spdx;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.ReportTally;
import tools.jackson.databind.JsonNode;

/// The second reading: the packages and their references.
final class Packages implements JsonTaker {

    private final Findings findings;

    Packages(Document document, ReportTally tally) {
        findings = document.findings(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "packages" -> Take.INTO;
            case "packages[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode part) {
        String purl = "";
        for (JsonNode reference : Json.list(part, "externalRefs")) {
            if (Json.text(reference, "referenceType").endsWith("purl")) {
                purl = Json.text(reference, "referenceLocator");
            }
        }
        findings.part(Json.text(part, "name"), purl);
        for (JsonNode reference : Json.list(part, "externalRefs")) {
            findings.reference(
                    Json.text(reference, "referenceCategory"),
                    Json.text(reference, "referenceType"),
                    Json.text(reference, "referenceLocator"));
        }
    }
}
