package concordat.api.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What reports say under one name of an asset.
///
/// @param ids by kind: agent, full-name, netbios, mac, cloud, address
public record AssetNameKnown(
        String name, Map<String, List<String>> ids, Optional<String> operatingSystem, boolean internetFacing) {

    public AssetNameKnown {
        ids = Absent.map(ids);
    }
}
