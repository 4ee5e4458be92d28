package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An asset with what is open on it.
///
/// @param name empty for whatever host reports leave unsaid
/// @param ids by kind: agent, full-name, netbios, mac, cloud, address
/// @param open how many findings, by severity
/// @param due when the first of them is
/// @param names other names by which reports call it
public record AssetView(
        String environment,
        Optional<String> name,
        Map<String, List<String>> ids,
        Optional<String> operatingSystem,
        boolean internetFacing,
        Map<String, Integer> open,
        Optional<Instant> due,
        List<AssetName> names) {

    public AssetView {
        ids = Absent.map(ids);
        open = Absent.map(open);
        names = Absent.list(names);
    }
}
