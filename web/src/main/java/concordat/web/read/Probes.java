package concordat.web.read;

import concordat.assurance.ids.ServiceId;
import concordat.catalogue.Tier;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Made-up callers, one for each tier that a device can earn and one workload.
final class Probes {

    private Probes() {}

    /// @param services that the workload may call
    static List<CallerRow> of(Terms terms, String environment, Set<ServiceId> services) {
        Set<String> called = services.stream().map(ServiceId::value).collect(Collectors.toSet());
        List<CallerRow> probes = new ArrayList<>();
        List<Long> tiers = terms.tiers();
        for (int tier = 1; tier < tiers.size(); tier++) {
            boolean personal = tier < Tier.MANAGED.place();
            String name = Tier.at(tier).name().toLowerCase(Locale.ROOT);
            probes.add(probe(
                    tier,
                    name,
                    personal ? CallerKind.PERSONAL_DEVICE : CallerKind.MANAGED_DEVICE,
                    environment,
                    tiers.get(tier),
                    Set.of()));
        }
        probes.add(probe(tiers.size(), "workload", CallerKind.WORKLOAD, environment, 0, called));
        return probes;
    }

    private static CallerRow probe(
            int number, String name, CallerKind kind, String environment, long facts, Set<String> services) {
        String fingerprint = "0".repeat(56) + String.format(Locale.ROOT, "%08x", number);
        return new CallerRow(fingerprint, name, kind, environment, facts, Long.MAX_VALUE, facts, services);
    }
}
