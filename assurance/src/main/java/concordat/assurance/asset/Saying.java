package concordat.assurance.asset;

import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.ground.Recorded;
import java.util.Optional;

/// What somebody said of two names: that they are one asset, or two.
///
/// @param takenBack when and why that no longer counts; the act may be one that says the contrary
public record Saying(Recorded<AssetAct> said, Optional<Recorded<AssetAct>> takenBack) {

    /// @return the two names
    public NamePair names() {
        return NamePair.of(said.act());
    }

    /// @return whether they were said to be one
    public boolean one() {
        return said.act() instanceof AssetsJoined;
    }

    /// @return whether it counts
    public boolean live() {
        return takenBack.isEmpty();
    }
}
