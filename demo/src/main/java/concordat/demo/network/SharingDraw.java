package concordat.demo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws who shares whose IT: districts their county's, counties a combined authority's. Providers hold everything,
/// and what one is relied on for it never has from somebody else but a combined authority, so nothing goes in circles.
final class SharingDraw {

    /// What is shared together, provided whole.
    private static final List<List<String>> FROM_COUNTY = List.of(
            List.of("BAK-01", "BAK-02"),
            List.of("ACC-01", "ACC-03"),
            List.of("MON-01", "MON-03"),
            List.of("BND-01", "BND-04"));

    private static final List<String> FROM_COMBINED = List.of("MON-03", "MON-04");

    /// What the consumer keeps a duty in: it needs two kinds of evidence, and the consumer brings the first.
    private static final String IN_PART = "DAT-03";

    private final Chance chance;
    private final List<Body> bodies;
    private final Set<String> full;
    private final Set<String> apart;
    private final Set<String> known;

    /// @param full bodies that hold everything
    /// @param apart bodies that share nothing
    SharingDraw(Plan plan, List<Body> bodies, Set<String> full, Set<String> apart) {
        this.chance = plan.chance().at("sharing");
        this.bodies = bodies;
        this.full = full;
        this.apart = apart;
        this.known = plan.edition().controls().stream().map(c -> c.id().value()).collect(Collectors.toSet());
    }

    List<Sharing> draw() {
        List<Sharing> sharings = new ArrayList<>();
        List<Body> combined =
                of(BodyKind.COMBINED).stream().filter(this::provides).limit(3).toList();
        List<Body> counties =
                of(BodyKind.COUNTY).stream().filter(this::provides).toList();
        for (Body county : counties) {
            Chance own = chance.at(county.id());
            for (String control : FROM_COMBINED) {
                if (!combined.isEmpty() && own.at("combined").below(3) == 0) {
                    add(sharings, county, own.of(combined), control, false);
                }
            }
        }
        for (Body district : of(BodyKind.DISTRICT)) {
            Chance own = chance.at(district.id());
            List<Body> near = counties.stream()
                    .filter(c -> c.region().equals(district.region()))
                    .toList();
            if (near.isEmpty()
                    || apart.contains(district.id())
                    || own.at("shares").below(3) > 0) {
                continue;
            }
            Body county = own.of(near);
            for (List<String> bundle : own.at("bundles")
                    .shuffled(FROM_COUNTY)
                    .subList(0, own.at("many").between(1, 3))) {
                bundle.forEach(control -> add(sharings, district, county, control, false));
            }
            if (own.at("part").below(2) == 0) {
                add(sharings, district, county, IN_PART, true);
            }
        }
        return List.copyOf(sharings);
    }

    private void add(List<Sharing> sharings, Body consumer, Body provider, String control, boolean shared) {
        if (known.contains(control)) {
            sharings.add(new Sharing(consumer.main(), provider.main(), control, shared));
        }
    }

    private boolean provides(Body body) {
        return full.contains(body.id()) && !apart.contains(body.id());
    }

    private List<Body> of(BodyKind kind) {
        return bodies.stream().filter(b -> b.kind() == kind).toList();
    }
}
