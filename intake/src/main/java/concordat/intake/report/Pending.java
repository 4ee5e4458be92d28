package concordat.intake.report;

import concordat.findings.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Items of one asset whose name may stand behind them: held until it is known, from then on handed on at once.
public final class Pending {

    private static final int MOST = 200_000;

    private final ReportTally tally;
    private final List<ReportedItem.Draft> held = new ArrayList<>();
    private Optional<AssetKey> asset = Optional.empty();

    public Pending(ReportTally tally) {
        this.tally = tally;
    }

    /// One more of its items.
    ///
    /// @throws Unfit when there are more of them before the name than any report has
    public void item(ReportedItem.Draft draft) {
        if (asset.isPresent()) {
            tally.item(draft.on(asset.get()).build());
            return;
        }
        if (held.size() == MOST) {
            throw Unfit.tooLarge("one asset has more than " + MOST + " findings before its name");
        }
        held.add(draft);
    }

    /// The asset's name is known now. Only the first one counts until [#end].
    public void on(AssetKey key) {
        if (asset.isEmpty()) {
            asset = Optional.of(key);
            held.forEach(draft -> tally.item(draft.on(key).build()));
            held.clear();
        }
    }

    /// @return the asset's name, once it is known
    public Optional<AssetKey> asset() {
        return asset;
    }

    /// No more is said of this asset. Items of one that was never named stand on none.
    public void end() {
        held.forEach(draft -> tally.item(draft.build()));
        held.clear();
        asset = Optional.empty();
    }
}
