package concordat.intake.defender;

import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import tools.jackson.databind.JsonNode;

/// The second reading: a finding for each vulnerability of each product on each machine.
final class Vulnerabilities implements JsonTaker {

    private final EachRecord each = new EachRecord("value", this::record);
    private final Machines machines;
    private final ReportTally tally;

    Vulnerabilities(Machines machines, ReportTally tally) {
        this.machines = machines;
        this.tally = tally;
    }

    @Override
    public Take take(String path) {
        return each.take(path);
    }

    @Override
    public void whole(String path, JsonNode value) {
        each.whole(path, value);
    }

    @Override
    public void out(String path) {
        each.out(path);
    }

    @Override
    public boolean several() {
        return each.several();
    }

    private void record(JsonNode record) {
        String id = Json.text(record, "cveId");
        if (id.isEmpty()) {
            return;
        }
        double score = Json.number(record, "cvssScore").orElse(0.0);
        String vendor = Json.first(record, "productVendor", "softwareVendor");
        String product = Json.first(record, "productName", "softwareName");
        String exploit = Json.text(record, "exploitabilityLevel");
        ReportedItem.Draft item = ReportedItem.of(
                        "ms-defender",
                        id,
                        Severities.of(Json.first(record, "severity", "vulnerabilitySeverityLevel"), score))
                .title(id + " in " + product)
                .place(vendor.isEmpty() ? product : vendor + "/" + product)
                .cves(id)
                .score(score)
                .exploitable(!exploit.isEmpty() && !exploit.equalsIgnoreCase("NoExploit"));
        machines.asset(Machines.machine(record)).ifPresent(item::on);
        if (tally.wantsTexts()) {
            String update =
                    Json.first(record, "recommendedSecurityUpdate", "fixingKbId", "recommendedSecurityUpdateId");
            item.texts(ReportedItem.Texts.of(
                    "",
                    "",
                    update.isEmpty() ? "" : "Install " + update,
                    product + " " + Json.first(record, "productVersion", "softwareVersion")));
        }
        tally.item(item.build());
    }
}
