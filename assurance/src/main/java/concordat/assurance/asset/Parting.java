package concordat.assurance.asset;

import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.ground.Recorded;
import java.util.Optional;

/// That two names were told apart.
///
/// @param takenBack when and why that no longer counts
public record Parting(Recorded<AssetsParted> parted, Optional<Recorded<PartingTakenBack>> takenBack) {

    /// @return the two names
    public NamePair names() {
        return new NamePair(parted.act().one(), parted.act().other());
    }

    /// @return whether it counts
    public boolean live() {
        return takenBack.isEmpty();
    }
}
