package concordat.intake.kubebench;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.report.Checked;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each check that failed. One that a person must make is not judged.
final class Checks {

    private static final String TOOL = "kube-bench";

    private final ReportTally tally;
    private final Checked checked = new Checked(TOOL);

    Checks(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void group(JsonNode group) {
        for (JsonNode test : Json.list(group, "tests")) {
            for (JsonNode result : Json.list(test, "results")) {
                check(Json.text(group, "node_type"), Json.text(test, "desc"), result);
            }
        }
    }

    void over() {
        checked.handOn(tally);
    }

    private void check(String node, String section, JsonNode result) {
        String id = Json.text(result, "test_number");
        String status = Json.text(result, "status");
        boolean failed = status.equalsIgnoreCase("FAIL");
        if (id.isEmpty() || (!failed && !status.equalsIgnoreCase("PASS"))) {
            return;
        }
        checked.add(id);
        if (failed) {
            // Nothing rates a check but whether the benchmark scores it.
            boolean scored = !Json.text(result, "scored").equals("false");
            ReportedItem.Draft item = ReportedItem.of(TOOL, id, scored ? Severity.MEDIUM : Severity.LOW)
                    .place(node)
                    .title(Json.text(result, "test_desc"))
                    .family(section);
            if (tally.wantsTexts()) {
                item.texts(ReportedItem.Texts.of(
                        "",
                        Json.text(result, "reason"),
                        Json.text(result, "remediation"),
                        Json.text(result, "actual_value")));
            }
            tally.item(item.build());
        }
    }
}
