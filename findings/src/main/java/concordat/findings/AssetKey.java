package concordat.findings;

import java.util.Locale;

/// Names an asset within an environment, so that the next scan of the same hosts finds it again. It is the host's name
/// as the scan was told it: addresses and full names that a tool learns on the way come and go with its luck.
public record AssetKey(String value) implements Comparable<AssetKey> {

    /// Stands for whatever host a report leaves unsaid.
    public static final AssetKey UNPLACED = new AssetKey("unplaced:");

    private static final String HOST = "host:";
    private static final int LONGEST = 300;

    public AssetKey {
        boolean host = value.startsWith(HOST) && value.length() > HOST.length();
        if ((!host && !value.equals("unplaced:")) || value.length() > LONGEST) {
            throw new IllegalArgumentException("asset key [" + value + "] is neither host:name nor unplaced:");
        }
    }

    /// @param name as a report writes it; case, outer blanks, a final dot or slash make no difference
    public static AssetKey host(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        while (plain.length() > 1 && (plain.endsWith(".") || plain.endsWith("/"))) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return new AssetKey(HOST + plain);
    }

    /// Whether it names a host.
    public boolean placed() {
        return !value.equals("unplaced:");
    }

    /// The host's name, or empty words for the one that is not placed.
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
