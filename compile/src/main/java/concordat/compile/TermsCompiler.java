package concordat.compile;

import concordat.assurance.ids.NetworkId;
import concordat.catalogue.Edition;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.decision.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles what all rows are read against.
final class TermsCompiler {
    private static final List<Tier> TIERS = List.of(Tier.values());

    private TermsCompiler() {}

    static Terms compile(NetworkId network, Optional<Edition> edition) {
        return edition.map(e -> terms(network, e))
                .orElseGet(() -> new Terms(network.value(), "none", List.of(), List.of(), List.of(), List.of(0L), 0));
    }

    private static Terms terms(NetworkId network, Edition edition) {
        return new Terms(
                network.value(),
                edition.id(),
                edition.controls().stream().map(c -> c.id().value()).toList(),
                edition.handlings().stream().map(h -> h.id()).toList(),
                edition.facts(),
                tiers(edition),
                facts(edition, edition.loginFacts()));
    }

    /// A tier's place on the scale, 0 for unknown.
    static int place(Tier tier) {
        return TIERS.indexOf(tier);
    }

    /// How many tiers callers can be told apart by: up to the strongest that the edition has a rule for.
    static int count(Edition edition) {
        return 1
                + edition.tierRules().stream()
                        .mapToInt(r -> place(r.tier()))
                        .max()
                        .orElse(0);
    }

    /// A tier without a rule cannot be earned: it asks for the same as the next stronger one, which then wins.
    private static List<Long> tiers(Edition edition) {
        Map<Tier, Long> rules = new EnumMap<>(Tier.class);
        for (TierRule rule : edition.tierRules()) {
            rules.put(rule.tier(), facts(edition, rule.facts()));
        }
        List<Long> tiers = new ArrayList<>();
        long stronger = 0;
        for (int place = count(edition) - 1; place > 0; place--) {
            stronger = rules.getOrDefault(TIERS.get(place), stronger);
            tiers.add(stronger);
        }
        tiers.add(0L);
        Collections.reverse(tiers);
        return tiers;
    }

    private static long facts(Edition edition, Iterable<String> names) {
        long bits = 0;
        for (String name : names) {
            bits |= 1L << edition.facts().indexOf(name);
        }
        return bits;
    }
}
