package concordat.intake.xccdf;

import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads the checklists that STIG Viewer 3 writes. A finding is a rule whose status is `open`.
public final class Cklb implements ReportFormat {

    @Override
    public String name() {
        return "cklb";
    }

    @Override
    public String title() {
        return "STIG checklist (CKLB)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.has("stigs")
                && (json.has("cklb_version") || json.has("target_data", "stigs[].rules"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("STIG Viewer", sink);
        return JsonRecords.read(bytes, name(), tally, new Taker(tally));
    }

    private static final class Taker implements JsonTaker {

        /// Names of fields as in [Ckl].
        private static final Map<String, String> FIELDS = Map.of(
                "Rule_Title", "rule_title",
                "Rule_Ver", "rule_version",
                "Vuln_Discuss", "discussion",
                "Fix_Text", "fix_text",
                "FINDING_DETAILS", "finding_details",
                "COMMENTS", "comments");

        private final Checklists checklist;

        Taker(ReportTally tally) {
            this.checklist = new Checklists(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "", "stigs", "stigs[]", "stigs[].rules" -> Take.INTO;
                case "target_data", "stigs[].rules[]" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            if (path.equals("target_data")) {
                checklist.machine(
                        Json.text(value, "host_name"),
                        Json.text(value, "fqdn"),
                        Json.text(value, "ip_address"),
                        Json.text(value, "mac_address"));
                return;
            }
            String rule = Json.first(value, "rule_id_src", "rule_id");
            checklist.rule(
                    Json.text(value, "status"),
                    rule.isEmpty() ? Json.first(value, "group_id", "group_id_src") : rule,
                    new String[] {Json.text(value, "overrides", "severity", "severity"), Json.text(value, "severity")},
                    name -> name.equals("CCI_REF")
                            ? Json.list(value, "ccis").stream().map(Json::text).collect(Collectors.joining(" "))
                            : Json.text(value, FIELDS.getOrDefault(name, name)));
        }

        @Override
        public void out(String path) {
            if (path.isEmpty()) {
                checklist.over();
            }
        }
    }
}
