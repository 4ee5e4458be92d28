package concordat.intake.prowler;

import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The list that version 3 of Prowler writes beside ASFF and OCSF, and the lines of version 2.
public final class ProwlerJson implements ReportFormat {

    private static final String FORMAT = "prowler-json";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Prowler checks (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json && (of(json, "[].") || of(json, ""));
    }

    private static boolean of(Shape.Json json, String each) {
        return json.has(each + "CheckID", each + "Status", each + "StatusExtended", each + "Severity")
                || json.has(each + "Control", each + "Control ID", each + "Account Number", each + "Status");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Prowler", sink);
        Checks checks = new Checks(tally);
        return JsonRecords.read(
                bytes, FORMAT, tally, new EachRecord(record -> checks.check(check(record)), checks::over));
    }

    private static Check check(JsonNode record) {
        String control = Json.text(record, "Control");
        int end = control.indexOf(']');
        boolean named = control.startsWith("[") && end > 0;
        Stream<JsonNode> controls = record.path("Compliance").properties().stream()
                .filter(code -> code.getKey().contains(Check.NIST))
                .flatMap(code -> code.getValue().valueStream());
        return new Check(
                named ? control.substring(1, end) : Json.first(record, "CheckID", "Control ID"),
                Json.text(record, "Status"),
                false,
                Json.text(record, "Severity"),
                Json.first(
                        record,
                        "ResourceArn",
                        "ResourceId",
                        "Resource ID",
                        "ResourceName",
                        "AccountId",
                        "Subscription",
                        "ProjectId",
                        "Account Number"),
                Json.first(record, "ServiceName", "Service"),
                Json.first(record, "CheckTitle", "Control"),
                controls.map(Json::text).collect(Collectors.joining(" ")),
                Json.first(record, "AssessmentStartTime", "Timestamp"),
                Json.text(record, "Description"),
                Json.text(record, "Risk"),
                named ? Json.text(record, "Remediation") : Json.text(record, "Remediation", "Recommendation", "Text"),
                Json.first(record, "StatusExtended", "Message"));
    }
}
