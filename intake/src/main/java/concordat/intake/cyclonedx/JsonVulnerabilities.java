package concordat.intake.cyclonedx;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The second reading: the vulnerabilities, each in every part it affects.
final class JsonVulnerabilities implements JsonTaker {

    private final JsonParts parts;
    private final ReportTally tally;

    JsonVulnerabilities(JsonParts parts, ReportTally tally) {
        this.parts = parts;
        this.tally = tally;
        parts.tell(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "vulnerabilities" -> Take.INTO;
            case "vulnerabilities[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode vulnerability) {
        String id = Json.first(vulnerability, "id", "bom-ref");
        if (id.isEmpty()) {
            return;
        }
        List<JsonNode> affects = Json.list(vulnerability, "affects");
        if (affects.isEmpty()) {
            tally.item(item(id, vulnerability).build());
        }
        for (JsonNode affected : affects) {
            ReportedItem.Draft item = item(id, vulnerability).place(parts.place(Json.text(affected, "ref")));
            List<JsonNode> versions = Json.list(affected, "versions");
            if (!versions.isEmpty()
                    && versions.stream().allMatch(v -> Json.text(v, "status").equals("unaffected"))) {
                item.said(Said.NOT_AFFECTED);
            }
            tally.item(item.build());
        }
    }

    private ReportedItem.Draft item(String id, JsonNode vulnerability) {
        List<JsonNode> ratings = Json.list(vulnerability, "ratings");
        double score = ratings.stream()
                .filter(rating -> Bill.scores(Json.text(rating, "method")))
                .map(rating -> Json.number(rating, "score").orElse(0.0))
                .filter(s -> s > 0 && s <= 10)
                .findFirst()
                .orElse(0.0);
        String word = ratings.isEmpty() ? "" : Json.text(ratings.getFirst(), "severity");
        ReportedItem.Draft item = ReportedItem.of("cyclonedx", id, Severities.said(word, score))
                .title(id)
                .family(Json.text(vulnerability, "source", "name"))
                .cves(id)
                .score(score)
                .said(said(Json.text(vulnerability, "analysis", "state")));
        parts.asset().ifPresent(item::on);
        ratings.forEach(rating -> item.vector(Json.text(rating, "vector")));
        Json.list(vulnerability, "references").forEach(other -> item.cves(Json.text(other, "id")));
        Json.list(vulnerability, "cwes").forEach(cwe -> item.cwes(Json.text(cwe)));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    Json.text(vulnerability, "detail"),
                    Json.text(vulnerability, "description"),
                    Json.text(vulnerability, "recommendation"),
                    Json.text(vulnerability, "analysis", "detail")));
        }
        return item;
    }

    private static Said said(String state) {
        return switch (state) {
            case "resolved", "resolved_with_pedigree" -> Said.FIXED;
            case "not_affected", "false_positive" -> Said.NOT_AFFECTED;
            default -> Said.PRESENT;
        };
    }
}
