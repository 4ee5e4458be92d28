package concordat.intake.asff;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKind;
import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each that did not pass, on each resource it names.
final class AsffFindings implements JsonTaker {

    private static final String VULNERABILITY = "CVE ID";
    private static final Set<String> NOT_FAILED = Set.of("PASSED", "NOT_AVAILABLE");

    private final ReportTally tally;
    private final EachRecord each = new EachRecord("Findings", this::finding, this::told);
    private final Gathered assets = new Gathered();
    private final Checked checked = new Checked("asff");
    private boolean more;

    AsffFindings(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("asff");
    }

    @Override
    public Take take(String path) {
        return each.take(path);
    }

    @Override
    public void whole(String path, JsonNode value) {
        more |= path.equals("NextToken") && !Json.text(value).isEmpty();
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

    @Override
    public void over() {
        each.over();
    }

    /// One page of several shows nothing to be gone.
    private void told() {
        if (more) {
            assets.unfinished();
        }
        assets.handOn(tally);
        checked.handOn(tally);
    }

    private void finding(JsonNode finding) {
        String generator = Json.text(finding, "GeneratorId");
        List<JsonNode> vulnerabilities = Json.list(finding, "Vulnerabilities");
        String control = Json.text(finding, "Compliance", "SecurityControlId");
        // What follows a slash would be taken for a part of one check.
        String id = (!vulnerabilities.isEmpty()
                        ? Json.text(vulnerabilities.getFirst(), "Id")
                        : !control.isEmpty() ? control : id(finding, generator))
                .replace('/', '_');
        if (id.isEmpty()) {
            return;
        }
        String compliance = Json.text(finding, "Compliance", "Status");
        if (!compliance.equals("NOT_AVAILABLE")) {
            checked.add(id);
        }
        List<ReportedAsset> on = resources(finding);
        on.forEach(assets::add);
        if (NOT_FAILED.contains(compliance)) {
            return;
        }
        if (on.isEmpty()) {
            tally.item(item(finding, id, vulnerabilities).build());
        }
        on.forEach(asset ->
                tally.item(item(finding, id, vulnerabilities).on(asset.key()).build()));
    }

    /// A rule names itself; a detector finds many things and names them by their types. Trivy says with the resource
    /// which vulnerability it is, and in older versions nowhere else.
    private static String id(JsonNode finding, String generator) {
        for (JsonNode resource : Json.list(finding, "Resources")) {
            String cve = Json.text(resource, "Details", "Other", VULNERABILITY);
            if (!cve.isEmpty()) {
                return cve;
            }
        }
        List<JsonNode> types = Json.list(finding, "Types");
        return generator.contains(":detector/") && !types.isEmpty() ? Json.text(types.getFirst()) : generator;
    }

    private static List<ReportedAsset> resources(JsonNode finding) {
        List<ReportedAsset> all = new ArrayList<>();
        for (JsonNode resource : Json.list(finding, "Resources")) {
            String id = Json.text(resource, "Id");
            Assets.named(AssetKind.CLOUD, id).ifPresent(key -> {
                ReportedAsset asset =
                        ReportedAsset.of(key).with(AssetIdKind.CLOUD, id).looked(true, true);
                JsonNode instance = resource.path("Details").path("AwsEc2Instance");
                for (JsonNode address : Json.list(instance, "IpV4Addresses")) {
                    asset = asset.with(AssetIdKind.ADDRESS, Json.text(address));
                }
                all.add(asset);
            });
        }
        return all;
    }

    private ReportedItem.Draft item(JsonNode finding, String id, List<JsonNode> vulnerabilities) {
        ReportedItem.Draft item = ReportedItem.of("asff", id, severity(finding))
                .title(Json.text(finding, "Title"))
                .family(Json.text(finding, "ProductName"))
                .cves(vulnerabilities.isEmpty() ? id : "")
                .said(said(finding));
        Json.list(finding, "Compliance", "RelatedRequirements").stream()
                .map(Json::text)
                .filter(requirement -> requirement.contains("800-53"))
                .forEach(item::references);
        for (JsonNode vulnerability : vulnerabilities) {
            item.cves(Json.text(vulnerability, "Id"));
            for (JsonNode cvss : Json.list(vulnerability, "Cvss")) {
                item.vector(Json.text(cvss, "BaseVector"));
                Json.number(cvss, "BaseScore").ifPresent(item::score);
            }
            item.exploitable(Json.text(vulnerability, "ExploitAvailable").equals("YES"));
        }
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    Json.text(finding, "Description"),
                    Json.text(finding, "Remediation", "Recommendation", "Text"),
                    output(finding, vulnerabilities)));
        }
        return item;
    }

    /// Packages are no places: one finding is of all of them on a resource, and some may be mended before others.
    private static String output(JsonNode finding, List<JsonNode> vulnerabilities) {
        return Stream.concat(
                        Json.list(finding, "Compliance", "StatusReasons").stream()
                                .map(reason -> Json.first(reason, "Description", "ReasonCode")),
                        vulnerabilities.stream()
                                .flatMap(v -> Json.list(v, "VulnerablePackages").stream())
                                .map(part -> Json.text(part, "Name") + " " + Json.text(part, "Version")))
                .collect(Collectors.joining("\n"));
    }

    /// What is archived is no longer so, because it was mended or its resource is gone.
    private static Said said(JsonNode finding) {
        String workflow = Json.text(finding, "Workflow", "Status");
        if (Json.text(finding, "RecordState").equals("ARCHIVED") || workflow.equals("RESOLVED")) {
            return Said.FIXED;
        }
        return workflow.equals("SUPPRESSED") ? Said.SUPPRESSED : Said.PRESENT;
    }

    /// The label, else the number from 0 to 100 in the bands that the format sets.
    private static Severity severity(JsonNode finding) {
        String label = Json.text(finding, "Severity", "Label");
        double number = Json.number(finding, "Severity", "Normalized").orElse(-1.0);
        if (Severities.word(label).isPresent() || number < 0) {
            return Severities.of(label, 0);
        }
        return number == 0
                ? Severity.INFO
                : number < 40
                        ? Severity.LOW
                        : number < 70 ? Severity.MEDIUM : number < 90 ? Severity.HIGH : Severity.CRITICAL;
    }
}
