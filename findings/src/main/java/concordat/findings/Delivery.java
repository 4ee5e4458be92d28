package concordat.findings;

import java.util.List;
import java.util.Map;

/// All that one report brings, ready to be kept.
///
/// @param scan at position 0; whoever keeps imports gives it its place
/// @param assets one for each host
/// @param wordings by weakness
/// @param outputs what the tool saw, for findings of which it says more than the wording; cut by the reader
public record Delivery(
        Scan scan, List<Sighting> sightings, List<Asset> assets, Map<String, Wording> wordings, Outputs outputs) {

    public Delivery {
        sightings = List.copyOf(sightings);
        assets = List.copyOf(assets);
        wordings = Map.copyOf(wordings);
    }
}
