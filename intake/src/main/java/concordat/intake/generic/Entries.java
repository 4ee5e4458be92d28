package concordat.intake.generic;

import concordat.intake.json.Json;
import concordat.intake.report.Address;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The entries of a list, each on every place that it names.
final class Entries {

    private static final List<String> ASIDE = List.of("false_p", "duplicate", "out_of_scope", "risk_accepted");

    private final Gathering gathering;

    Entries(ReportTally tally) {
        gathering = new Gathering(tally);
    }

    void entry(JsonNode entry) {
        String title = Json.text(entry, "title");
        if (title.isEmpty()) {
            return;
        }
        gathering.scannedAt(Json.text(entry, "date"));
        List<JsonNode> places = Json.list(entry, "endpoints");
        String elsewhere = Json.first(entry, "component_name", "file_path", "service");
        if (places.isEmpty()) {
            gathering.tell(item(entry, title), Optional.empty(), elsewhere);
        }
        for (JsonNode place : places) {
            gathering.tell(item(entry, title), address(place), elsewhere);
        }
    }

    private static Optional<Address> address(JsonNode place) {
        if (!place.isObject()) {
            return Address.of(Json.text(place));
        }
        String protocol = Json.text(place, "protocol");
        String port = Json.text(place, "port");
        String path = Json.text(place, "path");
        return Address.of((protocol.isEmpty() ? "" : protocol + "://")
                + Json.text(place, "host")
                + (port.isEmpty() ? "" : ":" + port)
                + (path.isEmpty() ? "" : "/" + path.replaceFirst("^/", "")));
    }

    private ReportedItem.Draft item(JsonNode entry, String title) {
        List<JsonNode> ids = Json.list(entry, "vulnerability_ids");
        String cve = Json.text(entry, "cve");
        cve = cve.isEmpty() && !ids.isEmpty() ? Json.text(ids.getFirst()) : cve;
        double score = Json.number(entry, "cvssv3_score")
                .or(() -> Json.number(entry, "cvssv4_score"))
                .orElse(0.0);
        ReportedItem.Draft item = Gathering.item(
                        Json.text(entry, "vuln_id_from_tool"),
                        cve,
                        Json.text(entry, "cwe"),
                        title,
                        Json.text(entry, "severity"),
                        score)
                .vector(Json.text(entry, "cvssv4"))
                .vector(Json.text(entry, "cvssv3"))
                .exploitable(Json.text(entry, "known_exploited").equals("true"))
                .said(said(entry));
        ids.forEach(id -> item.cves(Json.text(id)));
        if (gathering.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    Json.text(entry, "impact"),
                    Json.text(entry, "description"),
                    Json.text(entry, "mitigation"),
                    Json.text(entry, "steps_to_reproduce")));
        }
        return item;
    }

    /// What is no longer active without being mended was laid aside by somebody.
    private static Said said(JsonNode entry) {
        if (Json.text(entry, "is_mitigated").equals("true")) {
            return Said.FIXED;
        }
        boolean aside = ASIDE.stream().anyMatch(key -> Json.text(entry, key).equals("true"));
        return aside || Json.text(entry, "active").equals("false") ? Said.SUPPRESSED : Said.PRESENT;
    }
}
