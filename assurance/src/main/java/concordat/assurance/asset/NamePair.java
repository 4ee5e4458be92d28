package concordat.assurance.asset;

import concordat.assurance.act.AssetAct;

/// Two names of assets, as keyed hashes in lower-case hex. Which one is said first makes no difference.
public record NamePair(String one, String other) {

    public NamePair {
        if (one.compareTo(other) > 0) {
            String first = other;
            other = one;
            one = first;
        }
    }

    /// @return the names that an act is about
    public static NamePair of(AssetAct act) {
        return new NamePair(act.one(), act.other());
    }
}
