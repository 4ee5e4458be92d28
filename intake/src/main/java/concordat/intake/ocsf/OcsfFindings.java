package concordat.intake.ocsf;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Room;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Makes a finding of each event, on each resource it names.
final class OcsfFindings implements JsonTaker {

    private static final String NIST = "800-53";
    private static final Set<String> PASSED = Set.of("pass", "passed", "success");
    private static final Set<String> FAILED = Set.of("", "fail", "failed", "failure", "warning");
    private static final Set<String> NOT_TRIED = Set.of("skipped", "not applicable");

    private final ReportTally tally;
    private final EachRecord each = new EachRecord(this::event, this::told);
    private final Gathered assets = new Gathered();
    private final Map<String, Checked> checked = new HashMap<>();
    private final Room room = new Room("names of products");

    OcsfFindings(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("ocsf");
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

    @Override
    public void over() {
        each.over();
    }

    /// Of several tools' weaknesses no one beginning tells; then the report closes nothing.
    private void told() {
        assets.handOn(tally);
        if (checked.size() == 1) {
            checked.values().iterator().next().handOn(tally);
        }
    }

    private void event(JsonNode event) {
        JsonNode product = event.path("metadata").path("product");
        String tool = tool(Json.first(product, "name", "uid"));
        Checked ofTool = checked.computeIfAbsent(tool, name -> {
            room.take(name);
            return new Checked(name);
        });
        tally.tool(Json.first(product, "name", "uid") + " " + Json.text(product, "version"));
        tally.scannedAt(
                Instants.parse(Json.first(event, "time_dt")).or(() -> Instants.parse(Json.text(event, "time"))));
        List<ReportedAsset> on = assets(event);
        on.forEach(assets::add);
        List<JsonNode> vulnerabilities = Json.list(event, "vulnerabilities");
        if (vulnerabilities.isEmpty()) {
            check(event, tool, ofTool, on);
        }
        vulnerabilities.forEach(vulnerability -> vulnerability(event, vulnerability, tool, on));
    }

    private static String tool(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "ocsf" : plain.length() <= 60 ? plain : plain.substring(0, 60);
    }

    private void check(JsonNode event, String tool, Checked checks, List<ReportedAsset> on) {
        JsonNode info = event.path(event.has("finding_info") ? "finding_info" : "finding");
        String id = idOf(event, info).replace('/', '_'); // what follows a slash would be a part of one check
        String status = status(event).toLowerCase(Locale.ROOT);
        boolean passed = PASSED.contains(status);
        if (!id.isEmpty() && (passed || FAILED.contains(status))) {
            checks.add(id);
        }
        if (!passed && !NOT_TRIED.contains(status)) {
            if (id.isEmpty()) {
                throw nameless("a control, an analytic or a finding");
            }
            each(event, on, () -> ReportedItem.of(tool, id, severity(event, 0))
                    .title(Json.text(info, "title"))
                    .references(references(event)));
        }
    }

    /// What became of a check, in words where there are any, else by the number that the standard has for it.
    private static String status(JsonNode event) {
        JsonNode compliance = event.path("compliance");
        String said = Json.first(event, "status_code").isEmpty()
                ? Json.text(compliance, "status")
                : Json.text(event, "status_code");
        return said.isEmpty() && Json.text(compliance, "status_id").equals("1") ? "pass" : said;
    }

    /// The standard has one list of what an event goes against, for all codes; Prowler has one for each code.
    private static String references(JsonNode event) {
        Stream<JsonNode> listed = Json.list(event, "compliance", "standards").stream()
                        .anyMatch(standard -> Json.text(standard).contains(NIST))
                ? Json.list(event, "compliance", "requirements").stream()
                : Stream.empty();
        Stream<JsonNode> byCode = event.path("unmapped").path("compliance").properties().stream()
                .filter(code -> code.getKey().contains(NIST))
                .flatMap(code -> code.getValue().valueStream());
        return Stream.concat(listed, byCode).map(Json::text).collect(Collectors.joining(" "));
    }

    private static String idOf(JsonNode event, JsonNode info) {
        for (String id : new String[] {
            Json.text(event, "metadata", "event_code"),
            Json.text(event, "compliance", "control"),
            Json.text(info, "analytic", "uid")
        }) {
            if (!id.isEmpty()) {
                return id;
            }
        }
        return Json.text(info, "uid");
    }

    /// What has no id cannot be known again, and words are none.
    private static Unfit nameless(String what) {
        return new Unfit(new ReportProblem(
                ReportProblem.Kind.MALFORMED,
                0,
                0,
                "an event says what it found in words only, without the id of " + what,
                "have the tool that made it write ids"));
    }

    private void vulnerability(JsonNode event, JsonNode vulnerability, String tool, List<ReportedAsset> on) {
        JsonNode cve = vulnerability.path("cve");
        String advisory = Json.text(vulnerability, "advisory", "uid");
        String other = advisory.isEmpty() ? Json.text(vulnerability, "uid") : advisory;
        String id = Json.text(cve, "uid").isEmpty() ? other : Json.text(cve, "uid");
        if (id.isEmpty()) {
            throw nameless("a CVE or an advisory");
        }
        List<JsonNode> cvss = Json.list(cve, "cvss");
        double score =
                cvss.isEmpty() ? 0 : Json.number(cvss.getLast(), "base_score").orElse(0.0);
        each(event, on, () -> {
            ReportedItem.Draft item = ReportedItem.of(
                            tool,
                            id,
                            Severities.word(Json.text(vulnerability, "severity"))
                                    .or(() -> severity(event, score)))
                    .title(Json.first(vulnerability, "title", "desc"))
                    .cves(id)
                    .score(score)
                    .exploitable(
                            Json.first(vulnerability, "is_exploit_available").equals("true"));
            cvss.forEach(c -> item.vector(Json.text(c, "vector_string")));
            item.cwes(Json.text(cve, "cwe", "uid"));
            return item;
        });
    }

    private interface Making {
        ReportedItem.Draft draft();
    }

    private void each(JsonNode event, List<ReportedAsset> on, Making making) {
        List<Optional<AssetKey>> keys = on.isEmpty()
                ? List.of(Optional.empty())
                : on.stream().map(asset -> Optional.of(asset.key())).toList();
        for (Optional<AssetKey> key : keys) {
            ReportedItem.Draft item = making.draft().said(said(event)).family(Json.text(event, "category_name"));
            key.ifPresent(item::on);
            if (tally.wantsTexts()) {
                item.texts(ReportedItem.Texts.of(
                        Json.text(event, "risk_details"),
                        Json.first(event.path("finding_info"), "desc"),
                        Json.text(event, "remediation", "desc"),
                        Json.first(event, "status_detail", "message")));
            }
            tally.item(item.build());
        }
    }

    /// The first versions call it a state; there a status says whether something went well.
    private static Said said(JsonNode event) {
        return switch (Json.first(event, "state_id", "status_id")) {
            case "3" -> Said.SUPPRESSED;
            case "4" -> Said.FIXED;
            default -> Said.PRESENT;
        };
    }

    /// A fatal one is worse than critical; 0 and 99 stand for what the words say.
    private static Optional<Severity> severity(JsonNode event, double score) {
        return switch (Json.text(event, "severity_id")) {
            case "1" -> Optional.of(Severity.INFO);
            case "2" -> Optional.of(Severity.LOW);
            case "3" -> Optional.of(Severity.MEDIUM);
            case "4" -> Optional.of(Severity.HIGH);
            case "5", "6" -> Optional.of(Severity.CRITICAL);
            default -> Severities.said(Json.text(event, "severity"), score);
        };
    }

    private static List<ReportedAsset> assets(JsonNode event) {
        List<ReportedAsset> all = new ArrayList<>();
        List<JsonNode> resources = new ArrayList<>(Json.list(event, "resources"));
        resources.addAll(Json.list(event, "resource"));
        for (JsonNode resource : resources) {
            Assets.named(AssetKind.CLOUD, Json.first(resource, "uid", "name"))
                    .ifPresent(key -> all.add(ReportedAsset.of(key)
                            .with(AssetIdKind.CLOUD, Json.text(resource, "uid"))
                            .looked(true, true)));
        }
        JsonNode device = event.path("device");
        if (all.isEmpty()) {
            Assets.firstHost(Json.text(device, "hostname"), Json.text(device, "name"), Json.text(device, "ip"))
                    .ifPresent(key -> all.add(ReportedAsset.of(key)
                            .with(AssetIdKind.ADDRESS, Json.text(device, "ip"))
                            .with(AssetIdKind.AGENT, Json.text(device, "uid"))
                            .looked(true, true)));
        }
        if (all.isEmpty()) {
            Assets.named(AssetKind.CLOUD, Json.text(event, "cloud", "account", "uid"))
                    .ifPresent(key -> all.add(ReportedAsset.of(key).looked(true, true)));
        }
        return all;
    }
}
