package concordat.findings;

import java.util.Locale;

/// What sort of thing a weakness can be on.
public enum AssetKind {
    /// A machine, or what answers at an address like one.
    HOST,
    /// An image that containers are made from.
    IMAGE,
    /// Source code or a build of it.
    CODE,
    /// What is rented in a cloud: an account, a resource.
    CLOUD,
    /// A directory of people and machines, or a tenant.
    DIRECTORY,
    /// Software as its maker speaks of it.
    PRODUCT;

    private static final AssetKind[] ALL = values();

    private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

    String prefix() {
        return prefix;
    }

    /// @return whether a key names an asset of some kind
    static boolean named(String key) {
        for (AssetKind kind : ALL) {
            if (key.startsWith(kind.prefix) && key.length() > kind.prefix.length()) {
                return true;
            }
        }
        return false;
    }
}
