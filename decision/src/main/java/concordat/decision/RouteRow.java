package concordat.decision;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// One route and what it asks for.
///
/// @param id opaque, stable
/// @param service the service it belongs to
/// @param host lower-case host name without a port
/// @param methods upper-case; never empty
/// @param path segments joined by `/`; `{name}` matches one segment, a last `**` matches the rest, none included
/// @param handling place on the scale, 0 for the weakest
/// @param releasable whether viewing asks for nothing
/// @param staleMicros how long a gateway may decide without a proof that its snapshot is current
/// @param leastTier weakest tier that may, by place; a number past the last tier for none
/// @param needs for each tier, weakest first, the controls needed: one bit for each control of the edition
/// @param workloadNeeds the controls needed of callers without a device
/// @param obligations bits of [Decision] that hold for tiers below managed
/// @param durable whether the decision must be on disk before a permit
public record RouteRow(
        String id,
        String service,
        String host,
        Set<String> methods,
        String path,
        int handling,
        Action action,
        boolean releasable,
        long staleMicros,
        int leastTier,
        List<BitSet> needs,
        BitSet workloadNeeds,
        int obligations,
        boolean durable) {

    public RouteRow {
        methods = Set.copyOf(methods);
        needs = needs.stream().map(b -> (BitSet) b.clone()).toList();
        workloadNeeds = (BitSet) workloadNeeds.clone();
        if (methods.isEmpty() || !path.startsWith("/")) {
            throw new IllegalArgumentException("route " + id + " has methods " + methods + " and path " + path);
        }
        if (handling < 0 || leastTier < 0 || staleMicros < 0 || obligations < 0 || obligations > 0xff) {
            throw new IllegalArgumentException("route " + id + " has handling " + handling + ", least tier " + leastTier
                    + ", stale limit " + staleMicros + " and obligations " + obligations);
        }
    }
}
