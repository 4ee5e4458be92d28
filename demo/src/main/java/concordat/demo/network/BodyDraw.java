package concordat.demo.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws the bodies: how many of each kind, what they are called, where they lie.
final class BodyDraw {

    private static final List<String> AGENCIES = List.of(
            "Support Payments Office",
            "Vehicle Keepers Office",
            "Register House",
            "Young People's Justice Office",
            "Safe Childhood Service",
            "Polling Office",
            "Land and Plans Office",
            "Shared Care Record Service",
            "Incident Exchange",
            "Learning Grants Office",
            "Revenue Matching Service",
            "Works and Streets Office");

    private static final List<Integer> WITH_METROPOLITAN = List.of(1, 3, 5, 6);

    private final Plan plan;
    private final Chance chance;
    private final Map<String, Integer> inRegion = new HashMap<>();

    BodyDraw(Plan plan) {
        this.plan = plan;
        this.chance = plan.chance().at("bodies");
    }

    List<Body> draw() {
        Map<BodyKind, Integer> counts = counts(plan.bodies());
        int towns = plan.bodies();
        List<String> names = PlaceNames.towns(chance.at("towns"), towns);
        List<String> shires = PlaceNames.shires(chance.at("shires"), counts.getOrDefault(BodyKind.COUNTY, 0));
        List<Body> bodies = new ArrayList<>(plan.bodies());
        for (Map.Entry<BodyKind, Integer> kind : counts.entrySet()) {
            for (int index = 0; index < kind.getValue(); index++) {
                boolean shire = kind.getKey() == BodyKind.COUNTY && index < shires.size();
                String place = shire ? shires.get(index) : names.get(bodies.size());
                bodies.add(body(kind.getKey(), index, place, bodies.size()));
            }
        }
        return List.copyOf(bodies);
    }

    /// The kinds in proportion, by largest remainder; at least one of each.
    static Map<BodyKind, Integer> counts(int bodies) {
        Map<BodyKind, Integer> counts = new EnumMap<>(BodyKind.class);
        int given = 0;
        for (BodyKind kind : BodyKind.values()) {
            int share = Math.max(1, kind.ofAll() * bodies / Plan.USUAL_BODIES);
            counts.put(kind, share);
            given += share;
        }
        List<BodyKind> byRemainder = new ArrayList<>(List.of(BodyKind.values()));
        byRemainder.sort((a, b) ->
                Integer.compare(b.ofAll() * bodies % Plan.USUAL_BODIES, a.ofAll() * bodies % Plan.USUAL_BODIES));
        for (int turn = 0; given < bodies; turn++, given++) {
            counts.merge(byRemainder.get(turn % byRemainder.size()), 1, Integer::sum);
        }
        while (given > bodies) {
            counts.merge(BodyKind.DISTRICT, -1, Integer::sum);
            given--;
        }
        return counts;
    }

    private Body body(BodyKind kind, int index, String place, int number) {
        Chance own = chance.at(number);
        boolean agency = kind == BodyKind.AGENCY;
        String shown = agency ? agency(index) : place;
        String id = agency ? slug(shown) : slug(place) + kind.suffix();
        String name = agency ? shown : own.at("pattern").of(kind.patterns()).formatted(place);
        int second = kind.devices() >= 200 ? 4 : 14;
        List<String> environments =
                own.at("second").below(second) == 0 ? List.of(id + ".main", id + ".second") : List.of(id + ".main");
        int weight = Math.max(1, kind.devices() * own.at("weight").between(50, 150) / 100);
        String code = "X-%s-%04d".formatted(kind.id().substring(0, 3).toUpperCase(Locale.ROOT), index + 1);
        return new Body(id, name, shown, kind, region(kind, own), code, environments, weight);
    }

    private static String agency(int index) {
        String name = AGENCIES.get(index % AGENCIES.size());
        int round = index / AGENCIES.size();
        return round == 0 ? name : name + " " + (round + 1);
    }

    /// To the region that is emptiest for its size, of those where such a body can be.
    private String region(BodyKind kind, Chance own) {
        String best = "";
        double least = Double.MAX_VALUE;
        for (int index = 0; index < Region.ALL.size(); index++) {
            Region region = Region.ALL.get(index);
            double size = 0.85 + 0.3 * plan.chance().at("size").at(region.id()).share();
            double filled = inRegion.getOrDefault(region.id(), 0) / size
                    + own.at("lean").at(index).share();
            if (canBe(kind, index) && filled < least) {
                least = filled;
                best = region.id();
            }
        }
        inRegion.merge(best, 1, Integer::sum);
        return best;
    }

    private static boolean canBe(BodyKind kind, int region) {
        int capital = Region.ALL.size() - 1;
        return switch (kind) {
            case CITY_BOROUGH -> region == capital;
            case METROPOLITAN -> WITH_METROPOLITAN.contains(region);
            case COUNTY, DISTRICT, UNITARY -> region != capital;
            case FIRE, POLICE, HEALTH, COMBINED, CHARITY, AGENCY -> true;
        };
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
