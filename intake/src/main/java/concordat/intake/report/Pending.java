package concordat.intake.report;

import concordat.findings.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Items of one asset whose name may stand behind them: held until it is known, from then on handed on at once.
public final class Pending {

    private final ReportTally tally;
    private final Room room = new Room("findings before the name of what they are on");
    private final List<ReportedItem.Draft> held = new ArrayList<>();
    private Optional<AssetKey> asset = Optional.empty();
    private int port;

    public Pending(ReportTally tally) {
        this.tally = tally;
    }

    /// One more of its items.
    ///
    /// @throws Unfit when there are more of them before the name than any report has
    public void item(ReportedItem.Draft draft) {
        if (asset.isPresent()) {
            hand(draft, asset.get());
            return;
        }
        room.take(draft.bytes());
        held.add(draft);
    }

    /// The asset's name is known now. Only the first one counts until [#end].
    public void on(AssetKey key) {
        if (asset.isEmpty()) {
            asset = Optional.of(key);
            held.forEach(draft -> hand(draft, key));
            let();
        }
    }

    /// The asset's name is known now, and that all its items are at one port, over TCP.
    ///
    /// @param at 0 for no port
    public void on(AssetKey key, int at) {
        if (asset.isEmpty()) {
            port = at;
            on(key);
        }
    }

    private void hand(ReportedItem.Draft draft, AssetKey key) {
        if (port > 0) {
            draft.port(port, "tcp");
        }
        tally.item(draft.on(key).build());
    }

    /// @return the asset's name, once it is known
    public Optional<AssetKey> asset() {
        return asset;
    }

    /// No more is said of this asset. Items of one that was never named stand on none.
    public void end() {
        held.forEach(draft -> tally.item(draft.build()));
        let();
        asset = Optional.empty();
        port = 0;
    }

    private void let() {
        held.clear();
        room.clear();
    }
}
