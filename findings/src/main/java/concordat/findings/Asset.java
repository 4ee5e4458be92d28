package concordat.findings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One asset as last reported.
///
/// @param ids by what else it is known, as reports write it
/// @param operatingSystem as the tool learnt it; may be empty
/// @param internetFacing whether it has a public address or was ever reached from outside
public record Asset(AssetKey key, Map<AssetIdKind, Set<String>> ids, String operatingSystem, boolean internetFacing) {

    public Asset {
        Map<AssetIdKind, Set<String>> own = new EnumMap<>(AssetIdKind.class);
        ids.forEach((kind, values) -> {
            if (!values.isEmpty()) {
                own.put(kind, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
            }
        });
        ids = Collections.unmodifiableMap(own);
    }

    /// @return the ids of a kind, in the report's order
    public Set<String> ids(AssetIdKind kind) {
        return ids.getOrDefault(kind, Set.of());
    }

    /// Its full name in the domain name system, the first when there are several; may be empty.
    public String fullName() {
        return ids(AssetIdKind.FULL_NAME).stream().findFirst().orElse("");
    }

    /// @return the same under another name
    Asset called(AssetKey name) {
        return name.equals(key) ? this : new Asset(name, ids, operatingSystem, internetFacing);
    }

    /// @return the same, facing the internet or not
    public Asset facing(boolean internet) {
        return internet == internetFacing ? this : new Asset(key, ids, operatingSystem, internet);
    }

    /// What is known once it has been reported again: of each kind of id, what the newest report has that has any.
    public Asset reportedAgain(Asset newer) {
        Map<AssetIdKind, Set<String>> known = new EnumMap<>(AssetIdKind.class);
        known.putAll(ids);
        known.putAll(newer.ids);
        String system = newer.operatingSystem.isEmpty() ? operatingSystem : newer.operatingSystem;
        return new Asset(key, known, system, internetFacing || newer.internetFacing);
    }
}
