package concordat.intake.nuclei;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each match of a template. Runs are mostly of some templates only, and do not say of which: a
/// template was tried where the report names it, with a match or, as Nuclei tells when it is asked to, without one.
final class Matches {

    private static final String TOOL = "nuclei";

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private final Checked templates = new Checked(TOOL);

    Matches(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void record(JsonNode match) {
        String template = Json.first(match, "template-id", "templateID");
        if (template.isEmpty()) {
            return;
        }
        templates.add(template);
        tally.scannedAt(Instants.parse(Json.text(match, "timestamp")));
        if (Json.text(match, "matcher-status").equals("false")) {
            place(match, ReportedItem.of(TOOL, template, Severity.INFO));
            return;
        }
        JsonNode info = match.path("info");
        JsonNode classes = info.path("classification");
        String matcher = Json.first(match, "matcher-name", "matcher_name");
        double score = Json.number(classes, "cvss-score").orElse(0.0);
        ReportedItem.Draft item = ReportedItem.of(
                        TOOL,
                        matcher.isEmpty() ? template : template + "/" + matcher,
                        Severities.said(Json.text(info, "severity"), score))
                .title(Json.text(info, "name"))
                .family(Json.text(match, "type"))
                .score(score)
                .vector(Json.text(classes, "cvss-metrics"))
                .cves(template);
        Json.list(classes, "cve-id").forEach(cve -> item.cves(Json.text(cve)));
        Json.list(classes, "cwe-id").forEach(cwe -> item.cwes(Json.text(cwe)));
        item.exploitable(Json.list(info, "tags").stream()
                .anyMatch(tags -> List.of(Json.text(tags).split(",")).contains("kev")));
        place(match, item);
        if (tally.wantsTexts()) {
            List<String> found = Json.list(
                            match,
                            Json.list(match, "extracted-results").isEmpty() ? "extracted_results" : "extracted-results")
                    .stream()
                    .map(Json::text)
                    .toList();
            item.texts(ReportedItem.Texts.of(
                    Json.text(info, "impact"),
                    Json.text(info, "description"),
                    Json.text(info, "remediation"),
                    String.join("\n", found)));
        }
        tally.item(item.build());
    }

    /// What a template for files matched in is a file; all else answers at an address.
    private void place(JsonNode match, ReportedItem.Draft item) {
        String at = Json.first(match, "matched-at", "matched", "url");
        if (Json.text(match, "type").equals("file")) {
            item.place(at);
            return;
        }
        Optional<Address> address = Address.of(at).or(() -> Address.of(Json.text(match, "host")));
        Optional<AssetKey> host =
                address.flatMap(a -> Assets.host(a.host())).or(() -> Assets.host(Json.text(match, "ip")));
        int own = Address.port(Numbers.whole(Json.text(match, "port")).orElse(0));
        int port = address.map(Address::port).filter(p -> p > 0).orElse(own);
        host.ifPresent(key -> {
            item.on(key);
            hosts.add(ReportedAsset.of(key)
                    .with(AssetIdKind.ADDRESS, Json.text(match, "ip"))
                    .at(port));
        });
        item.port(port, port == 0 ? "" : "tcp").place(address.map(Address::path).orElse(""));
    }

    void over() {
        hosts.handOn(tally);
        templates.handOn(tally);
    }
}
