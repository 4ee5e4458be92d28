package concordat.intake.securescore;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: which of several days is the last, of which tenant.
final class LastDay {

    private int at = -1;
    private int last;
    private Optional<Instant> lastAt = Optional.empty();
    private String tenant = "";

    void day(JsonNode day) {
        at++;
        Optional<Instant> made = Instants.parse(Json.text(day, "createdDateTime"));
        boolean later = made.isPresent() && (lastAt.isEmpty() || made.get().isAfter(lastAt.get()));
        if (at == 0 || later) {
            last = at;
            lastAt = made;
            tenant = Json.text(day, "azureTenantId");
        }
    }

    boolean is(int place) {
        return place == last;
    }

    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.DIRECTORY, tenant);
    }

    void tell(ReportTally tally) {
        tally.scannedAt(lastAt);
        asset().ifPresent(key -> tally.asset(
                ReportedAsset.of(key).with(AssetIdKind.CLOUD, tenant).looked(true, true)));
    }
}
