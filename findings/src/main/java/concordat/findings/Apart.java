package concordat.findings;

/// That somebody has said that two names are two assets, whatever ids they have in common.
public record Apart(AssetKey one, AssetKey other) {

    /// @return whether it speaks of these two, either way round
    boolean of(AssetKey a, AssetKey b) {
        return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
    }
}
