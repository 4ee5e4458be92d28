package concordat.intake.hdf;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Checked;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The second reading: the controls, of which each that failed is a finding however many of its tests did.
final class Controls implements JsonTaker {

    private final Platform platform;
    private final ReportTally tally;
    private final Checked checked = new Checked("hdf");
    private int at = -1;

    Controls(Platform platform, ReportTally tally) {
        this.platform = platform;
        this.tally = tally;
        platform.tell(tally);
        tally.speaksOnlyOf("hdf");
    }

    @Override
    public Take take(String path) {
        return switch (Platform.within(path)) {
            case "", "profiles", "profiles[]", "profiles[].controls" -> Take.INTO;
            case "profiles[].controls[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        at += path.isEmpty() || path.equals("[]") ? 1 : 0;
    }

    @Override
    public void whole(String path, JsonNode control) {
        String id = Json.text(control, "id");
        List<JsonNode> results = Json.list(control, "results");
        results.forEach(result -> tally.scannedAt(Instants.parse(Json.text(result, "start_time"))));
        boolean failed =
                results.stream().anyMatch(result -> Json.text(result, "status").equals("failed"));
        boolean passed =
                results.stream().anyMatch(result -> Json.text(result, "status").equals("passed"));
        double impact = Json.number(control, "impact").orElse(-1.0);
        if (id.isEmpty() || impact == 0) {
            return; // an impact of nothing says that it does not apply
        }
        if (failed || passed) {
            checked.add(id);
        }
        if (!failed) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of("hdf", id, severity(impact, Json.text(control, "tags", "severity")))
                .title(Json.text(control, "title"))
                .family(Json.text(control, "tags", "gtitle"))
                .said(
                        Json.text(control, "waiver_data", "skipped_due_to_waiver")
                                        .equals("true")
                                ? Said.SUPPRESSED
                                : Said.PRESENT);
        platform.asset(at).ifPresent(item::on);
        Json.list(control, "tags", "cwe").forEach(cwe -> item.cwes(Json.text(cwe)));
        Json.list(control, "tags", "cweid").forEach(cwe -> item.cwes(Json.text(cwe)));
        Json.list(control, "tags", "cve").forEach(cve -> item.cves(Json.text(cve)));
        Json.list(control, "tags", "cci").forEach(cci -> item.references(Json.text(cci)));
        Json.list(control, "tags", "nist").forEach(nist -> item.references(Json.text(nist)));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", Json.text(control, "desc"), fix(control), output(results)));
        }
        tally.item(item.build());
    }

    /// The bands in which Heimdall shows impacts.
    private static Severity severity(double impact, String word) {
        if (impact < 0) {
            return Severities.of(word, 0);
        }
        return impact >= 0.9
                ? Severity.CRITICAL
                : impact >= 0.7 ? Severity.HIGH : impact >= 0.4 ? Severity.MEDIUM : Severity.LOW;
    }

    private static String fix(JsonNode control) {
        return Json.list(control, "descriptions").stream()
                .filter(d -> Json.text(d, "label").equals("fix"))
                .map(d -> Json.text(d, "data"))
                .findFirst()
                .orElse(Json.text(control, "tags", "fix"));
    }

    private static String output(List<JsonNode> results) {
        return results.stream()
                .filter(result -> Json.text(result, "status").equals("failed"))
                .map(result -> Json.text(result, "code_desc") + "\n" + Json.first(result, "message", "exception"))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void out(String path) {
        if (path.isEmpty()) {
            checked.handOn(tally);
        }
    }
}
