package concordat.intake.dependencytrack;

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

/// The first reading: whose findings they are, and whether there is a list of them.
final class Project implements JsonTaker {

    private String name = "";
    private String version = "";
    private boolean listed;
    private Optional<Instant> made = Optional.empty();

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "findings" -> Take.INTO;
            case "meta", "project" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        listed |= path.equals("findings");
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("project")) {
            name = Json.first(value, "name", "uuid");
        } else {
            version = Json.text(value, "version");
            made = Instants.parse(Json.text(value, "timestamp"));
        }
    }

    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.PRODUCT, name);
    }

    void tell(ReportTally tally) {
        tally.tool("Dependency-Track " + version);
        tally.scannedAt(made);
        tally.speaksOnlyOf("dependency-track");
        asset().ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, listed)));
    }
}
