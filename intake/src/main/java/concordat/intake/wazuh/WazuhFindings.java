package concordat.intake.wazuh;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each vulnerability of each package.
final class WazuhFindings implements JsonTaker {

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private long held;
    private long all = -1;

    WazuhFindings(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("wazuh");
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "data", "data.affected_items", "hits", "hits.hits", "hits.hits[]" -> Take.INTO;
            case "data.affected_items[]", "data.total_affected_items", "hits.total", "hits.hits[]._source" ->
                Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "data.total_affected_items" ->
                all = Math.max(all, Json.number(value).orElse(-1.0).longValue());
            case "hits.total" -> {
                double total =
                        Json.number(value, "value").or(() -> Json.number(value)).orElse(-1.0);
                boolean more = Json.text(value, "relation").equals("gte");
                all = Math.max(all, more ? Long.MAX_VALUE : (long) total);
            }
            case "hits.hits[]._source" -> indexed(value);
            default -> answered(value);
        }
    }

    /// The index holds the states of all hosts.
    private void indexed(JsonNode source) {
        held++;
        JsonNode vulnerability = source.path("vulnerability");
        JsonNode agent = source.path("agent");
        Optional<AssetKey> host = Assets.firstHost(Json.text(agent, "name"), Json.text(agent, "id"));
        host.ifPresent(key -> {
            ReportedAsset asset = ReportedAsset.of(key)
                    .with(AssetIdKind.AGENT, Json.text(agent, "id"))
                    .running(Json.text(source, "host", "os", "full"))
                    .looked(true, true);
            for (JsonNode address : Json.list(source, "host", "ip")) {
                asset = asset.with(AssetIdKind.ADDRESS, Json.text(address));
            }
            hosts.add(asset);
        });
        double score = Json.number(vulnerability, "score", "base").orElse(0.0);
        String part = Json.text(source, "package", "name");
        item(host, Json.text(vulnerability, "id"), Json.text(vulnerability, "severity"), score, part)
                .map(item -> tally.wantsTexts()
                        ? item.texts(ReportedItem.Texts.of(
                                "",
                                Json.text(vulnerability, "description"),
                                "",
                                part + " " + Json.text(source, "package", "version")))
                        : item)
                .ifPresent(item -> tally.item(item.build()));
    }

    /// The interface answers for one agent, and names it only where somebody added its name.
    private void answered(JsonNode answer) {
        held++;
        Optional<AssetKey> host = Assets.firstHost(
                Json.text(answer, "agent_name"), Json.text(answer, "agent_ip"), Json.text(answer, "agent_id"));
        host.ifPresent(key -> hosts.add(ReportedAsset.of(key)
                .with(AssetIdKind.ADDRESS, Json.text(answer, "agent_ip"))
                .with(AssetIdKind.AGENT, Json.text(answer, "agent_id"))
                .looked(true, true)));
        double score = Json.number(answer, "cvss3_score")
                .filter(s -> s > 0)
                .or(() -> Json.number(answer, "cvss2_score"))
                .orElse(0.0);
        String part = Json.text(answer, "name");
        item(host, Json.text(answer, "cve"), Json.text(answer, "severity"), score, part)
                .map(item -> tally.wantsTexts()
                        ? item.texts(ReportedItem.Texts.of(
                                Json.text(answer, "title"),
                                Json.text(answer, "condition"),
                                "",
                                part + " " + Json.text(answer, "version")))
                        : item)
                .ifPresent(item ->
                        tally.item(item.said(Json.text(answer, "status").equals("OBSOLETE") ? Said.FIXED : Said.PRESENT)
                                .build()));
    }

    private static Optional<ReportedItem.Draft> item(
            Optional<AssetKey> host, String id, String word, double score, String part) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ReportedItem.Draft item = ReportedItem.of("wazuh", id, Severities.of(word, score))
                .title(id + " in " + part)
                .place(part)
                .score(score)
                .cves(id);
        host.ifPresent(item::on);
        return Optional.of(item);
    }

    /// One page of many shows nothing to be gone; without a total nobody knows that it is not one.
    @Override
    public void out(String path) {
        if (path.isEmpty()) {
            if (all < 0 || all > held) {
                hosts.unfinished();
            }
            hosts.handOn(tally);
        }
    }
}
