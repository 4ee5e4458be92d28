package concordat.intake.testssl;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import tools.jackson.databind.JsonNode;

/// Takes the checks out of either of the two ways of writing them.
final class Checks implements JsonTaker {

    private final ReportTally tally;
    private final Findings findings;

    Checks(ReportTally tally) {
        this.tally = tally;
        findings = new Findings(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "scanResult" -> Take.INTO;
            case "[]", "scanResult[]", "version", "startTime" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "version" -> tally.tool("testssl " + Json.text(value));
            case "startTime" -> tally.scannedAt(Instants.parse(Json.text(value)));
            case "[]" -> check(Json.text(value, "ip"), Json.text(value, "port"), value);
            default -> target(value);
        }
    }

    /// Every list in a target is of checks, each list a section.
    private void target(JsonNode target) {
        String name = Json.text(target, "targetHost") + "/" + Json.text(target, "ip");
        String port = Json.text(target, "port");
        if (!Json.text(target, "id").isEmpty()) {
            check(name, port, target);
        }
        for (JsonNode section : target) {
            if (section.isArray()) {
                section.forEach(each -> check(name, port, each));
            }
        }
    }

    private void check(String target, String port, JsonNode check) {
        findings.check(
                target,
                port,
                Json.text(check, "id"),
                Json.text(check, "severity"),
                Json.text(check, "finding"),
                Json.text(check, "cve"),
                Json.text(check, "cwe"));
    }

    @Override
    public void out(String path) {
        if (path.isEmpty()) {
            findings.over();
        }
    }
}
