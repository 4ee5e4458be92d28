package concordat.intake.grype;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The second reading: what was found, and what somebody told Grype to leave aside.
final class GrypeMatches implements JsonTaker {

    private final GrypeSource source;
    private final ReportTally tally;

    GrypeMatches(GrypeSource source, ReportTally tally) {
        this.source = source;
        this.tally = tally;
        source.tell(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "matches", "ignoredMatches" -> Take.INTO;
            case "matches[]", "ignoredMatches[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode match) {
        JsonNode vulnerability = match.path("vulnerability");
        String id = Json.text(vulnerability, "id");
        if (id.isEmpty()) {
            return;
        }
        List<JsonNode> related = Json.list(match, "relatedVulnerabilities");
        JsonNode cvss = cvss(vulnerability, related);
        double score = Json.number(cvss, "metrics", "baseScore")
                .or(() -> Json.number(cvss, "baseScore"))
                .orElse(0.0);
        JsonNode artifact = match.path("artifact");
        String purl = Purl.withoutVersion(Json.text(artifact, "purl"));
        ReportedItem.Draft item = ReportedItem.of(
                        "grype", id, Severities.said(Json.text(vulnerability, "severity"), score))
                .place(purl.isEmpty() ? Json.text(artifact, "name") : purl)
                .title(id + " in " + Json.text(artifact, "name"))
                .family(Json.text(artifact, "type"))
                .cves(id)
                .score(score)
                .vector(Json.text(cvss, "vector"))
                .exploitable(!Json.list(vulnerability, "knownExploited").isEmpty())
                .said(path.startsWith("ignored") ? said(match) : Said.PRESENT);
        source.asset().ifPresent(item::on);
        related.forEach(other -> item.cves(Json.text(other, "id")));
        Json.list(vulnerability, "cwes")
                .forEach(cwe -> item.cwes(cwe.isObject() ? Json.text(cwe, "cwe") : Json.text(cwe)));
        if (tally.wantsTexts()) {
            texts(vulnerability, related, artifact, item);
        }
        tally.item(item.build());
    }

    /// The vulnerability's own, newest version first, else that of the same one elsewhere.
    private static JsonNode cvss(JsonNode vulnerability, List<JsonNode> related) {
        List<JsonNode> all = new ArrayList<>(Json.list(vulnerability, "cvss"));
        related.forEach(other -> all.addAll(Json.list(other, "cvss")));
        return all.stream()
                .filter(c -> !Json.text(c, "version").startsWith("2"))
                .findFirst()
                .orElseGet(() -> all.isEmpty()
                        ? vulnerability.path(vulnerability.has("cvssV3") ? "cvssV3" : "cvssV2")
                        : all.getFirst());
    }

    /// What a statement of the maker took out is not there; any other rule is somebody's wish.
    private static Said said(JsonNode match) {
        for (JsonNode rule : Json.list(match, "appliedIgnoreRules")) {
            switch (Json.text(rule, "vex-status")) {
                case "not_affected" -> {
                    return Said.NOT_AFFECTED;
                }
                case "fixed" -> {
                    return Said.FIXED;
                }
                default -> {}
            }
        }
        return Said.SUPPRESSED;
    }

    private static void texts(
            JsonNode vulnerability, List<JsonNode> related, JsonNode artifact, ReportedItem.Draft item) {
        String own = Json.text(vulnerability, "description");
        String description = !own.isEmpty() || related.isEmpty() ? own : Json.text(related.getFirst(), "description");
        List<String> versions = Json.list(vulnerability, "fix", "versions").stream()
                .map(Json::text)
                .toList();
        item.texts(ReportedItem.Texts.of(
                "",
                description,
                versions.isEmpty() ? "" : "Update to " + String.join(", ", versions),
                Json.text(artifact, "name") + " " + Json.text(artifact, "version")));
    }
}
