package concordat.store.findings;

import concordat.findings.Asset;
import java.util.List;

/// A machine as scans know it, and how they looked at it within a time.
///
/// @param asset as last reported, under the name that all its others mean
/// @param others what is known under its other names
/// @param looked whether any scan of that time reached it
/// @param tested whether one of an independent tester did
/// @param loggedIn whether one that logged in did
public record Surveyed(Asset asset, List<Asset> others, boolean looked, boolean tested, boolean loggedIn) {

    public Surveyed {
        others = List.copyOf(others);
    }
}
