package concordat.store.findings;

import concordat.findings.AssetKey;
import concordat.findings.Delivery;
import concordat.findings.Estate;
import concordat.findings.FindingKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the tool saw of findings under their one name.
interface Seen {

    Seen NOTHING = key -> Optional.empty();

    Optional<String> of(FindingKey key);

    /// @param estate that took the delivery's assets in
    static Seen in(Delivery delivery, Estate estate) {
        Map<AssetKey, AssetKey> newcomers = estate.newcomers(delivery.scan().report());
        if (estate.merges().isEmpty() && newcomers.isEmpty()) {
            return delivery.outputs()::of;
        }
        Map<FindingKey, FindingKey> told =
                HashMap.newHashMap(delivery.sightings().size());
        delivery.sightings().forEach(s -> {
            AssetKey name = s.key().asset();
            told.putIfAbsent(s.key().on(estate.of(newcomers.getOrDefault(name, name))), s.key());
        });
        return key -> delivery.outputs().of(told.getOrDefault(key, key));
    }
}
