package concordat.findings;

/// Two names of assets. Which one is said first makes no difference.
public record AssetPair(AssetKey one, AssetKey other) {

    public AssetPair {
        if (one.equals(other)) {
            throw new IllegalArgumentException("two names are to be given, and both are " + one);
        }
        if (one.compareTo(other) > 0) {
            AssetKey first = other;
            other = one;
            one = first;
        }
    }
}
