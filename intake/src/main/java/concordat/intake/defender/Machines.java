package concordat.intake.defender;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.EachRecord;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Room;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The first reading: every machine that is described or has a vulnerability, and whether that is all.
final class Machines implements JsonTaker {

    private final EachRecord each = new EachRecord("value", this::record);
    private static final long MACHINE_BYTES = 900;

    private final Room room = new Room("machines", 256L << 20);
    private final Map<String, ReportedAsset> byId = new LinkedHashMap<>();
    private boolean vulnerabilities;
    private boolean more;

    @Override
    public Take take(String path) {
        return each.take(path);
    }

    @Override
    public void whole(String path, JsonNode value) {
        more |= path.equals("@odata.nextLink") && !Json.text(value).isEmpty();
        if (value.isObject() || !path.startsWith("@odata")) {
            each.whole(path, value);
        }
    }

    @Override
    public void out(String path) {
        each.out(path);
    }

    @Override
    public boolean several() {
        return each.several();
    }

    private void record(JsonNode record) {
        boolean vulnerability = record.has("cveId");
        vulnerabilities |= vulnerability;
        String id = vulnerability ? machine(record) : Json.text(record, "id");
        String name = Json.first(record, "computerDnsName", "deviceName");
        ReportedAsset known = byId.get(id);
        if (id.isEmpty() || (known != null && name.isEmpty())) {
            return;
        }
        room.take(MACHINE_BYTES);
        room.take(id, name);
        Assets.firstHost(name, id)
                .ifPresent(key -> byId.put(
                        id,
                        ReportedAsset.of(key)
                                .with(AssetIdKind.AGENT, id)
                                .with(AssetIdKind.FULL_NAME, name)
                                .with(AssetIdKind.ADDRESS, vulnerability ? "" : Json.text(record, "lastIpAddress"))
                                .running((Json.text(record, "osPlatform") + " " + Json.text(record, "osVersion"))
                                        .strip())
                                .looked(true, true)));
    }

    static String machine(JsonNode vulnerability) {
        return Json.first(vulnerability, "machineId", "deviceId");
    }

    Optional<AssetKey> asset(String id) {
        ReportedAsset known = byId.get(id);
        return known == null ? Optional.empty() : Optional.of(known.key());
    }

    /// Machines alone, or one page of many, show nothing to be gone.
    void tell(ReportTally tally) {
        tally.speaksOnlyOf("ms-defender");
        boolean whole = vulnerabilities && !more;
        byId.values().forEach(asset -> tally.assetOnce(asset.looked(true, whole)));
    }
}
