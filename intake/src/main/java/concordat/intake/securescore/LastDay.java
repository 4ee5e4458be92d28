package concordat.intake.securescore;

import concordat.findings.AssetIdKind;
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

/// The first reading: which of several days is the last, of which tenant.
final class LastDay implements JsonTaker {

    private int at = -1;
    private int last;
    private Optional<Instant> lastAt = Optional.empty();
    private Optional<Instant> made = Optional.empty();
    private String tenant = "";
    private String lastTenant = "";

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "value", "value[]" -> Take.INTO;
            case "value[].createdDateTime", "value[].azureTenantId" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        if (path.equals("value[]")) {
            at++;
            made = Optional.empty();
            tenant = "";
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("value[].createdDateTime")) {
            made = Instants.parse(Json.text(value));
        } else {
            tenant = Json.text(value);
        }
    }

    @Override
    public void out(String path) {
        boolean later = made.isPresent() && (lastAt.isEmpty() || made.get().isAfter(lastAt.get()));
        if (path.equals("value[]") && (at == 0 || later)) {
            last = at;
            lastAt = made;
            lastTenant = tenant;
        }
    }

    boolean is(int place) {
        return place == last;
    }

    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.DIRECTORY, lastTenant);
    }

    void tell(ReportTally tally) {
        tally.scannedAt(lastAt);
        asset().ifPresent(key -> tally.asset(
                ReportedAsset.of(key).with(AssetIdKind.CLOUD, lastTenant).looked(true, true)));
    }
}
