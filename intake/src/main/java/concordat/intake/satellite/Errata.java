package concordat.intake.satellite;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each erratum. The answer does not name the host it is about.
final class Errata {

    private final ReportTally tally;

    Errata(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("rhsatellite");
    }

    void erratum(JsonNode erratum) {
        String id = Json.text(erratum, "errata_id");
        if (id.isEmpty()) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of("rhsatellite", id, severity(erratum))
                .title(Json.first(erratum, "title", "name"))
                .family(Json.text(erratum, "type"));
        Json.list(erratum, "cves").forEach(cve -> item.cves(Json.text(cve, "cve_id")));
        if (tally.wantsTexts()) {
            List<String> packages =
                    Json.list(erratum, "packages").stream().map(Json::text).toList();
            item.texts(ReportedItem.Texts.of(
                    Json.text(erratum, "summary"),
                    Json.text(erratum, "description"),
                    Json.text(erratum, "solution"),
                    String.join("\n", packages)));
        }
        tally.item(item.build());
    }

    /// What mends or adds something else is no matter of security.
    private static Severity severity(JsonNode erratum) {
        String type = Json.text(erratum, "type");
        boolean other = type.equals("bugfix") || type.equals("enhancement");
        return other ? Severity.INFO : Severities.of(Json.text(erratum, "severity"), 0);
    }
}
