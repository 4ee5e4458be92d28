package concordat.findings;

import java.util.Locale;

/// Names an asset within an environment, so that the next scan finds it again. A host goes by the name that the scan
/// was told: addresses and full names that a tool learns on the way come and go with its luck.
public record AssetKey(String value) implements Comparable<AssetKey> {

    /// Stands for whatever asset a report leaves unsaid.
    public static final AssetKey UNPLACED = new AssetKey("unplaced:");

    private static final int LONGEST = 300;

    public AssetKey {
        if ((!AssetKind.named(value) && !value.equals("unplaced:")) || value.length() > LONGEST) {
            throw new IllegalArgumentException("asset key [" + value + "] is neither of kind:name nor unplaced:");
        }
    }

    /// @param name as a report writes it; case, outer blanks, a final dot or slash make no difference
    public static AssetKey host(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        while (plain.length() > 1 && (plain.endsWith(".") || plain.endsWith("/"))) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return new AssetKey(AssetKind.HOST.prefix() + plain);
    }

    /// @param name as a report writes it; outer blanks make no difference, and for a host see [#host]
    public static AssetKey of(AssetKind kind, String name) {
        return kind == AssetKind.HOST ? host(name) : new AssetKey(kind.prefix() + name.strip());
    }

    /// Whether it names an asset of this kind.
    public boolean is(AssetKind kind) {
        return value.startsWith(kind.prefix());
    }

    /// Whether it names an asset.
    public boolean placed() {
        return !value.equals("unplaced:");
    }

    /// The asset's name, or empty words for the one that is not placed.
    public String name() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public int compareTo(AssetKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
