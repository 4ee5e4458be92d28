package concordat.intake.report;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.PortRange;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An asset that a report covers.
///
/// @param key names it, as the report does
/// @param ids by what else it is known, as the report writes it
/// @param operatingSystem when the tool learnt it
/// @param credentialed whether the tool logged in to it, or looked at it from within
/// @param finished whether the tool came to the end of it
/// @param ports the only ports it looked at; empty when it looked at the asset as a whole
public record ReportedAsset(
        AssetKey key,
        Map<AssetIdKind, Set<String>> ids,
        Optional<String> operatingSystem,
        boolean credentialed,
        boolean finished,
        Optional<PortRange> ports) {

    private static final int MOST_IDS = 64;
    private static final int LONGEST_ID = 300;
    private static final int EMPTY_BYTES = 200;
    private static final int ID_BYTES = 48;
    private static final int LONGEST_SYSTEM = 300;

    public ReportedAsset {
        Map<AssetIdKind, Set<String>> own = new EnumMap<>(AssetIdKind.class);
        ids.forEach((kind, values) -> own.put(kind, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        ids = Collections.unmodifiableMap(own);
    }

    /// Of which nothing else is known. It was looked at from without, to its end.
    public static ReportedAsset of(AssetKey key) {
        return new ReportedAsset(key, Map.of(), Optional.empty(), false, true, Optional.empty());
    }

    /// @param value what is blank or longer than 300 characters is no id, and only the first 64 of a kind count
    /// @return with one more id
    public ReportedAsset with(AssetIdKind kind, String value) {
        String plain = value.strip();
        Set<String> more = new LinkedHashSet<>(ids.getOrDefault(kind, Set.of()));
        if (plain.isEmpty() || plain.length() > LONGEST_ID || more.size() == MOST_IDS || !more.add(plain)) {
            return this;
        }
        Map<AssetIdKind, Set<String>> all = new EnumMap<>(AssetIdKind.class);
        all.putAll(ids);
        all.put(kind, more);
        return new ReportedAsset(key, all, operatingSystem, credentialed, finished, ports);
    }

    /// @param system blank when it is not known; cut at 300 characters
    public ReportedAsset running(String system) {
        String plain = system.strip();
        String cut = plain.length() <= LONGEST_SYSTEM ? plain : plain.substring(0, LONGEST_SYSTEM);
        return new ReportedAsset(key, ids, Optional.of(cut).filter(s -> !s.isEmpty()), credentialed, finished, ports);
    }

    /// @return the same, looked at so
    public ReportedAsset looked(boolean withCredentials, boolean toItsEnd) {
        return new ReportedAsset(key, ids, operatingSystem, withCredentials, toItsEnd, ports);
    }

    /// @param numbers 0 for what is on no port
    /// @return the same, of which only these ports were looked at
    public ReportedAsset at(Integer... numbers) {
        return new ReportedAsset(
                key, ids, operatingSystem, credentialed, finished, Optional.of(PortRange.of(List.of(numbers))));
    }

    /// @return the same, of which those ports were looked at besides; all of it when one of the two is
    ReportedAsset andAt(Optional<PortRange> more) {
        Optional<PortRange> both =
                ports.isPresent() && more.isPresent() ? Optional.of(ports.get().and(more.get())) : Optional.empty();
        return new ReportedAsset(key, ids, operatingSystem, credentialed, finished, both);
    }

    /// @return how much memory it takes
    long bytes() {
        long bytes = EMPTY_BYTES + Room.bytes(key.name()) + Room.bytes(operatingSystem.orElse(""));
        for (Set<String> values : ids.values()) {
            bytes += EMPTY_BYTES;
            for (String value : values) {
                bytes += ID_BYTES + Room.bytes(value);
            }
        }
        return bytes + ports.map(ReportedAsset::bytes).orElse(0);
    }

    /// A set of bits, up to the highest port.
    private static int bytes(PortRange ports) {
        String text = ports.text();
        String highest = text.substring(Math.max(text.lastIndexOf(','), text.lastIndexOf('-')) + 1);
        return EMPTY_BYTES + Numbers.whole(highest).orElse(0) / 8;
    }

    /// @return the ids of a kind, in the report's order
    public Set<String> ids(AssetIdKind kind) {
        return ids.getOrDefault(kind, Set.of());
    }
}
