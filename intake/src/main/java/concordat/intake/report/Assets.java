package concordat.intake.report;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import java.util.Locale;
import java.util.Optional;

/// Names of assets as reports write them: blank ones name nothing, overlong ones are cut.
public final class Assets {

    private static final int LONGEST = 290;

    private Assets() {}

    /// @return the host of that name, or nothing when the name is blank
    public static Optional<AssetKey> host(String name) {
        return named(AssetKind.HOST, name);
    }

    /// @return the first of these that names a host
    public static Optional<AssetKey> firstHost(String... names) {
        for (String name : names) {
            Optional<AssetKey> host = host(name);
            if (host.isPresent()) {
                return host;
            }
        }
        return Optional.empty();
    }

    /// @return the asset of that name, or nothing when the name is blank
    public static Optional<AssetKey> named(AssetKind kind, String name) {
        // A few letters become two when they are made small, so that comes before the cut.
        String plain = kind == AssetKind.HOST ? name.strip().toLowerCase(Locale.ROOT) : name.strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        String cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        return Optional.of(AssetKey.of(kind, cut));
    }
}
