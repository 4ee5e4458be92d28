package concordat.intake.trivy;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The first reading: what was looked at, which may be said behind what was found in it.
final class TrivyTargets implements JsonTaker {

    private static final Pattern RESULT = Pattern.compile(
            "Results\\[]|Results\\[]\\.Results\\[]|\\[]|(?:Resources|Vulnerabilities|Misconfigurations|Findings)\\[]\\.Results\\[]");
    private static final Pattern RESOURCE =
            Pattern.compile("(?:Resources|Vulnerabilities|Misconfigurations|Findings)\\[]");
    private static final Pattern WITH_SYSTEM = Pattern.compile("(\\S+) \\([^()]+ [^()]+\\)");

    private final Room room = new Room("names of results");
    private final List<String> targets = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();
    private final List<Boolean> failed = new ArrayList<>();
    private String artifact = "";
    private String type = "";
    private String image = "";
    private String cluster = "";
    private String system = "";
    private String version = "";
    private Optional<Instant> created = Optional.empty();

    static boolean result(String path) {
        return RESULT.matcher(path).matches();
    }

    static boolean resource(String path) {
        return RESOURCE.matcher(path).matches();
    }

    /// @return whether a list of results, or what holds one
    static boolean around(String path) {
        return path.isEmpty() || result(path) || resource(path) || result(path + "[]") || resource(path + "[]");
    }

    @Override
    public Take take(String path) {
        if (around(path)) {
            return Take.INTO;
        }
        int dot = path.lastIndexOf('.');
        String above = dot < 0 ? "" : path.substring(0, dot);
        String key = path.substring(dot + 1);
        boolean wanted = (result(above) && key.equals("Target"))
                || (resource(above)
                        && Set.of("Namespace", "Kind", "Name", "Error").contains(key))
                || (above.isEmpty()
                        && Set.of("ArtifactName", "ArtifactType", "ClusterName", "CreatedAt", "Trivy")
                                .contains(key))
                || path.equals("Metadata.OS")
                || path.equals("Metadata.RepoTags");
        return wanted ? Take.WHOLE : path.equals("Metadata") ? Take.INTO : Take.NOTHING;
    }

    @Override
    public void into(String path) {
        if (result(path)) {
            room.take("");
            targets.add("");
        } else if (resource(path)) {
            room.take("");
            resources.add("");
            failed.add(false);
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        String text = Json.text(value);
        switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "Target" -> {
                room.take(text);
                targets.set(targets.size() - 1, text);
            }
            case "Namespace" -> name(text + "/", 0);
            case "Kind" -> name(text + "/", 1);
            case "Name" -> name(text, 2);
            case "Error" -> failed.set(failed.size() - 1, !text.isEmpty());
            case "ArtifactName" -> artifact = text;
            case "ArtifactType" -> type = text;
            case "ClusterName" -> cluster = text;
            case "CreatedAt" -> created = Instants.parse(text);
            case "Trivy" -> version = Json.text(value, "Version");
            case "OS" -> system = (Json.text(value, "Family") + " " + Json.text(value, "Name")).strip();
            case "RepoTags" ->
                image = Json.list(value).stream()
                        .map(Json::text)
                        .filter(tag -> !tag.isEmpty())
                        .findFirst()
                        .orElse("");
            default -> {}
        }
    }

    /// The parts of a resource's name can come in any order.
    private void name(String part, int place) {
        String[] parts = (resources.getLast() + "\t\t").split("\t", -1);
        parts[place] = part;
        room.take(part);
        resources.set(resources.size() - 1, parts[0] + "\t" + parts[1] + "\t" + parts[2]);
    }

    String target(int result) {
        return targets.get(result);
    }

    /// What a result stands for, when the report names it.
    Optional<AssetKey> asset(int resource) {
        if (resource >= 0) {
            String name = resources.get(resource).replace("\t", "");
            return Assets.named(AssetKind.CLOUD, cluster.isEmpty() ? name : cluster + "/" + name);
        }
        String withSystem = targets.stream()
                .map(WITH_SYSTEM::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst()
                .orElse("");
        return switch (type) {
            case "container_image", "" ->
                Assets.named(AssetKind.IMAGE, !artifact.isEmpty() ? artifact : !image.isEmpty() ? image : withSystem);
            case "aws_account" -> Assets.named(AssetKind.CLOUD, artifact);
            case "vm" -> Assets.host(artifact);
            case "cyclonedx", "spdx" -> Assets.named(AssetKind.PRODUCT, artifact);
            default -> Assets.named(AssetKind.CODE, artifact);
        };
    }

    void tell(ReportTally tally) {
        tally.tool(version.isEmpty() ? "" : "Trivy " + version);
        tally.scannedAt(created);
        tally.speaksOnlyOf("trivy");
        Gathered assets = new Gathered();
        for (int i = 0; i < resources.size(); i++) {
            boolean whole = !failed.get(i);
            asset(i).ifPresent(key -> assets.add(ReportedAsset.of(key).looked(true, whole)));
        }
        assets.handOn(tally);
        if (resources.isEmpty()) {
            asset(-1)
                    .ifPresent(key -> tally.assetOnce(
                            ReportedAsset.of(key).running(system).looked(true, true)));
        }
    }
}
