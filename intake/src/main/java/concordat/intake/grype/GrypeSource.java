package concordat.intake.grype;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: what was looked at, which stands behind what was found in it.
final class GrypeSource implements JsonTaker {

    private String type = "";
    private String target = "";
    private String system = "";
    private String version = "";
    private Optional<Instant> made = Optional.empty();

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "descriptor", "source" -> Take.INTO;
            case "source.type", "source.target", "distro", "descriptor.version", "descriptor.timestamp" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "source.type" -> type = Json.text(value);
            case "source.target" ->
                target =
                        value.isObject() ? Json.first(value, "userInput", "name", "path", "imageID") : Json.text(value);
            case "distro" -> system = (Json.text(value, "name") + " " + Json.text(value, "version")).strip();
            case "descriptor.version" -> version = Json.text(value);
            default -> made = Instants.parse(Json.text(value));
        }
    }

    Optional<AssetKey> asset() {
        return Assets.named(type.equals("image") ? AssetKind.IMAGE : AssetKind.CODE, target);
    }

    void tell(ReportTally tally) {
        tally.tool("Grype " + version);
        tally.scannedAt(made);
        tally.speaksOnlyOf("grype");
        asset().ifPresent(
                        key -> tally.asset(ReportedAsset.of(key).running(system).looked(true, true)));
    }
}
