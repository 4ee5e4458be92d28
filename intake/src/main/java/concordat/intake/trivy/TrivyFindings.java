package concordat.intake.trivy;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The second reading: what was found.
final class TrivyFindings implements JsonTaker {

    private final TrivyTargets targets;
    private final ReportTally tally;
    private int result = -1;
    private int resource = -1;

    TrivyFindings(TrivyTargets targets, ReportTally tally) {
        this.targets = targets;
        this.tally = tally;
        targets.tell(tally);
    }

    @Override
    public Take take(String path) {
        if (TrivyTargets.around(path)) {
            return Take.INTO;
        }
        int dot = path.lastIndexOf('.');
        if (dot < 0 || !TrivyTargets.result(path.substring(0, dot))) {
            return Take.NOTHING;
        }
        return switch (path.substring(dot + 1)) {
            case "Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "ExperimentalModifiedFindings" ->
                Take.INTO;
            case "Vulnerabilities[]",
                    "Misconfigurations[]",
                    "Secrets[]",
                    "Licenses[]",
                    "ExperimentalModifiedFindings[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        result += TrivyTargets.result(path) ? 1 : 0;
        resource += TrivyTargets.resource(path) ? 1 : 0;
    }

    @Override
    public void whole(String path, JsonNode value) {
        String kind = path.substring(path.lastIndexOf('.') + 1);
        if (kind.equals("ExperimentalModifiedFindings[]")) {
            Said said =
                    switch (Json.text(value, "Status")) {
                        case "not_affected" -> Said.NOT_AFFECTED;
                        case "fixed" -> Said.FIXED;
                        default -> Said.SUPPRESSED;
                    };
            found(Json.text(value, "Type"), value.path("Finding"), said);
        } else {
            found(kind, value, Said.PRESENT);
        }
    }

    private void found(String kind, JsonNode value, Said said) {
        Optional<ReportedItem.Draft> item =
                switch (kind) {
                    case "Vulnerabilities[]", "vulnerability" -> vulnerability(value, said);
                    case "Misconfigurations[]", "misconfiguration" -> misconfiguration(value);
                    case "Secrets[]", "secret" ->
                        plain(Json.first(value, "RuleID", "Category"), value, targets.target(result))
                                .map(draft ->
                                        draft.title(Json.text(value, "Title")).family("secret"));
                    case "Licenses[]", "license" ->
                        plain("license/" + Json.text(value, "Name"), value, Json.first(value, "PkgName", "FilePath"))
                                .map(draft -> draft.title("License " + Json.text(value, "Name"))
                                        .family("license"));
                    default -> Optional.empty();
                };
        item.ifPresent(draft -> {
            targets.asset(resource).ifPresent(draft::on);
            tally.item((said == Said.PRESENT ? draft : draft.said(said)).build());
        });
    }

    private static Optional<ReportedItem.Draft> plain(String id, JsonNode value, String place) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(ReportedItem.of("trivy", id, Severities.said(Json.text(value, "Severity"), 0))
                        .place(place));
    }

    private Optional<ReportedItem.Draft> vulnerability(JsonNode value, Said said) {
        String id = Json.text(value, "VulnerabilityID");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        JsonNode scores = value.path("CVSS");
        String preferred = Json.text(value, "SeveritySource");
        JsonNode cvss = scores.path(preferred);
        for (String source : List.of("nvd", "ghsa", "redhat")) {
            cvss = cvss.isMissingNode() ? scores.path(source) : cvss;
        }
        if (cvss.isMissingNode() && !scores.isEmpty()) {
            cvss = scores.iterator().next();
        }
        double score = 0;
        for (String version : List.of("V3Score", "V40Score", "V2Score")) {
            score = score > 0 ? score : Json.number(cvss, version).orElse(0.0);
        }
        ReportedItem.Draft item = ReportedItem.of("trivy", id, Severities.said(Json.text(value, "Severity"), score))
                .place(Json.text(value, "PkgName"))
                .title(Json.first(value, "Title", "PkgName"))
                .cves(id)
                .score(score)
                .vector(Json.text(cvss, "V40Vector"))
                .vector(Json.text(cvss, "V3Vector"))
                .vector(Json.text(cvss, "V2Vector"))
                .said(
                        said == Said.PRESENT && Json.text(value, "Status").equals("not_affected")
                                ? Said.NOT_AFFECTED
                                : said)
                .unsupported(Json.text(value, "Status").equals("end_of_life"));
        Json.list(value, "VendorIDs").forEach(vendor -> item.cves(Json.text(vendor)));
        Json.list(value, "CweIDs").forEach(cwe -> item.cwes(Json.text(cwe)));
        if (tally.wantsTexts()) {
            String fixed = Json.text(value, "FixedVersion");
            item.texts(ReportedItem.Texts.of(
                    "",
                    Json.text(value, "Description"),
                    fixed.isEmpty() ? "" : "Update to " + fixed,
                    Json.text(value, "PkgName") + " " + Json.text(value, "InstalledVersion")));
        }
        return Optional.of(item);
    }

    private Optional<ReportedItem.Draft> misconfiguration(JsonNode value) {
        String status = Json.text(value, "Status");
        String id = Json.first(value, "ID", "AVDID");
        if (id.isEmpty() || status.equals("PASS")) {
            return Optional.empty();
        }
        ReportedItem.Draft item = ReportedItem.of("trivy", id, Severities.said(Json.text(value, "Severity"), 0))
                .place(targets.target(result))
                .title(Json.text(value, "Title"))
                .family(Json.text(value, "Type"))
                .said(status.equals("EXCEPTION") ? Said.SUPPRESSED : Said.PRESENT);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "", Json.text(value, "Description"), Json.text(value, "Resolution"), Json.text(value, "Message")));
        }
        return Optional.of(item);
    }
}
