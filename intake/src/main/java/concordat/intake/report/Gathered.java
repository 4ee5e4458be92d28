package concordat.intake.report;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// Assets of which a report speaks in many places: gathered until all has been read, then told once each.
public final class Gathered {

    private final Room room = new Room("hosts and their names", 256L << 20);
    private final Map<AssetKey, ReportedAsset> assets = new LinkedHashMap<>();

    /// What one place says of an asset. It counts as looked at with credentials when any place says so, at the ports
    /// that any place says, and as finished when none says otherwise.
    ///
    /// @throws Unfit when there are more assets than any report should cover
    public void add(ReportedAsset asset) {
        ReportedAsset before = assets.get(asset.key());
        if (before == null) {
            room.take(asset.bytes());
            assets.put(asset.key(), asset);
        } else if (!before.equals(asset)) {
            ReportedAsset all = both(before, asset);
            room.take(all.bytes() - before.bytes());
            assets.put(asset.key(), all);
        }
    }

    private static ReportedAsset both(ReportedAsset before, ReportedAsset more) {
        ReportedAsset all = before.andAt(more.ports());
        for (AssetIdKind kind : AssetIdKind.values()) {
            for (String id : more.ids(kind)) {
                all = all.with(kind, id);
            }
        }
        return all.running(before.operatingSystem().or(more::operatingSystem).orElse(""))
                .looked(before.credentialed() || more.credentialed(), before.finished() && more.finished());
    }

    /// None of them was looked at to its end.
    public void unfinished() {
        assets.replaceAll((key, asset) -> asset.looked(asset.credentialed(), false));
    }

    /// Tells all of them, and starts anew.
    public void handOn(ReportTally tally) {
        assets.values().forEach(tally::assetOnce);
        assets.clear();
    }
}
