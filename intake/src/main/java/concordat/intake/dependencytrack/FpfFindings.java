package concordat.intake.dependencytrack;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The second reading: the findings, each of a vulnerability of a component.
final class FpfFindings implements JsonTaker {

    private final Project project;
    private final ReportTally tally;

    FpfFindings(Project project, ReportTally tally) {
        this.project = project;
        this.tally = tally;
        project.tell(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "findings" -> Take.INTO;
            case "findings[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode finding) {
        JsonNode vulnerability = finding.path("vulnerability");
        JsonNode component = finding.path("component");
        String id = Json.first(vulnerability, "vulnId", "uuid");
        if (id.isEmpty()) {
            return;
        }
        double score = 0;
        for (String version : List.of("cvssV3BaseScore", "cvssV4BaseScore", "cvssV2BaseScore")) {
            score = score > 0 ? score : Json.number(vulnerability, version).orElse(0.0);
        }
        String title = Json.text(vulnerability, "title");
        String purl = Purl.withoutVersion(Json.text(component, "purl"));
        ReportedItem.Draft item = ReportedItem.of(
                        "dependency-track", id, Severities.said(Json.text(vulnerability, "severity"), score))
                .place(purl.isEmpty() ? Json.text(component, "name") : purl)
                .title(title.isEmpty() ? id : title)
                .family(Json.text(vulnerability, "source"))
                .cves(id)
                .score(score)
                .vector(Json.text(vulnerability, "cvssV3Vector"))
                .cwes(Json.text(vulnerability, "cweId"))
                .said(said(finding.path("analysis")));
        project.asset().ifPresent(item::on);
        Json.list(vulnerability, "cwes").forEach(cwe -> item.cwes(Json.text(cwe, "cweId")));
        Json.list(vulnerability, "aliases").forEach(alias -> item.cves(Json.text(alias, "cveId")));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    Json.text(vulnerability, "subtitle"),
                    Json.text(vulnerability, "description"),
                    Json.text(vulnerability, "recommendation"),
                    Json.text(component, "name") + " " + Json.text(component, "version")));
        }
        tally.item(item.build());
    }

    private static Said said(JsonNode analysis) {
        return switch (Json.text(analysis, "state")) {
            case "RESOLVED" -> Said.FIXED;
            case "NOT_AFFECTED", "FALSE_POSITIVE" -> Said.NOT_AFFECTED;
            default -> Json.text(analysis, "isSuppressed").equals("true") ? Said.SUPPRESSED : Said.PRESENT;
        };
    }
}
