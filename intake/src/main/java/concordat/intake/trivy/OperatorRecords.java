package concordat.intake.trivy;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Makes findings of what one record says of a resource. Each kind of record tells of its own things only, so that none
/// of them ends what another told.
final class OperatorRecords {

    private static final String TOOL = "trivy";
    private static final String LABEL = "trivy-operator.resource.";

    private final ReportTally tally;
    private final Gathered resources = new Gathered();

    OperatorRecords(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void record(JsonNode record) {
        JsonNode report = record.path("report");
        Optional<AssetKey> resource = resource(record.path("metadata"));
        resource.ifPresent(key -> resources.add(ReportedAsset.of(key).looked(true, false)));
        String version = Json.text(report, "scanner", "version");
        tally.tool(version.isEmpty() ? "" : "Trivy " + version);
        tally.scannedAt(Instants.parse(Json.text(report, "updateTimestamp")));
        Json.list(report, "vulnerabilities").forEach(one -> vulnerability(one, resource));
        Json.list(report, "checks").forEach(one -> check(one, resource));
        Json.list(report, "secrets").forEach(one -> secret(one, resource));
    }

    /// The resource that the labels name, as in a report on a cluster; what belongs to no namespace has none.
    private static Optional<AssetKey> resource(JsonNode metadata) {
        JsonNode labels = metadata.path("labels");
        String name = Json.text(labels, LABEL + "name");
        String namespace = Json.text(labels, LABEL + "namespace");
        return Assets.named(
                AssetKind.CLOUD,
                name.isEmpty()
                        ? Json.text(metadata, "name")
                        : (namespace.isEmpty() ? "" : namespace + "/") + Json.text(labels, LABEL + "kind") + "/"
                                + name);
    }

    private void vulnerability(JsonNode one, Optional<AssetKey> resource) {
        String id = Json.text(one, "vulnerabilityID");
        double score = Json.number(one, "score").orElse(0.0);
        String purl = Purl.withoutVersion(Json.text(one, "packagePURL"));
        String fixed = Json.text(one, "fixedVersion");
        tell(
                id,
                score,
                one,
                purl.isEmpty() ? Json.text(one, "resource") : purl,
                List.of(
                        Json.text(one, "description"),
                        fixed.isEmpty() ? "" : "Update to " + fixed,
                        Json.text(one, "resource") + " " + Json.text(one, "installedVersion")),
                resource);
    }

    private void check(JsonNode one, Optional<AssetKey> resource) {
        if (Json.text(one, "success").equals("true")) {
            return;
        }
        List<String> texts = List.of(
                Json.text(one, "description"),
                Json.text(one, "remediation"),
                Json.list(one, "messages").stream().map(Json::text).collect(Collectors.joining("\n")));
        tell(Json.text(one, "checkID"), 0, one, "", texts, resource);
    }

    private void secret(JsonNode one, Optional<AssetKey> resource) {
        tell(
                Json.first(one, "ruleID", "category"),
                0,
                one,
                Json.text(one, "target"),
                List.of("", "", Json.text(one, "match")),
                resource);
    }

    /// @param texts what it is, what mends it, and what was seen
    private void tell(
            String id, double score, JsonNode one, String place, List<String> texts, Optional<AssetKey> resource) {
        if (id.isEmpty()) {
            throw new Unfit(new ReportProblem(
                    ReportProblem.Kind.MALFORMED,
                    0,
                    0,
                    "a record says what it found in words only, without an id",
                    "have the policy that made it give an id"));
        }
        ReportedItem.Draft item = ReportedItem.of(TOOL, id, Severities.said(Json.text(one, "severity"), score))
                .place(place)
                .title(Json.first(one, "title", "resource"))
                .family(Json.first(one, "category", "class"))
                .cves(id)
                .score(score);
        resource.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", texts.get(0), texts.get(1), texts.get(2)));
        }
        tally.item(item.build());
    }

    void over() {
        resources.handOn(tally);
    }
}
