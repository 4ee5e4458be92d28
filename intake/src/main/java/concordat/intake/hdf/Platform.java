package concordat.intake.hdf;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: what was looked at.
final class Platform implements JsonTaker {

    private String target = "";
    private String system = "";
    private String version = "";

    @Override
    public Take take(String path) {
        return switch (path) {
            case "" -> Take.INTO;
            case "platform", "version" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("version")) {
            version = Json.text(value);
        } else {
            target = Json.text(value, "target_id");
            system = (Json.text(value, "name") + " " + Json.text(value, "release")).strip();
        }
    }

    Optional<AssetKey> asset() {
        return Assets.host(target);
    }

    void tell(ReportTally tally) {
        tally.tool("InSpec " + version);
        asset().ifPresent(key -> tally.asset(ReportedAsset.of(key)
                .with(AssetIdKind.AGENT, target)
                .running(system)
                .looked(true, true)));
    }
}
