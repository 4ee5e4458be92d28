package concordat.demo.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A whole country, drawn. Devices are drawn one by one when they are wanted, see [Devices].
///
/// @param name of the country
/// @param bodies councils first
/// @param full ids of the bodies that hold every control
/// @param gaps what the others lack, by the body's id
public record Country(
        Plan plan,
        String name,
        List<Body> bodies,
        List<SampleService> services,
        Examples examples,
        Set<String> full,
        Map<String, Gaps> gaps,
        List<Sharing> sharings,
        List<Pact> pacts,
        List<Machine> machines) {

    public Country {
        bodies = List.copyOf(bodies);
        services = List.copyOf(services);
        full = Set.copyOf(full);
        gaps = Map.copyOf(gaps);
        sharings = List.copyOf(sharings);
        pacts = List.copyOf(pacts);
        machines = List.copyOf(machines);
    }

    public static Country draw(Plan plan) {
        List<Body> bodies = new BodyDraw(plan).draw();
        Examples examples = Examples.of(bodies);
        GapDraw gapDraw = new GapDraw(plan, bodies, examples);
        Set<String> full = gapDraw.full();
        Set<String> apart = Set.of(examples.holder().id(), examples.lacker().id());
        List<Sharing> sharings = new SharingDraw(plan, bodies, full, apart).draw();
        AccessDraw access = new AccessDraw(plan, bodies, examples);
        List<Pact> pacts = access.pacts();
        return new Country(
                plan,
                nameOf(plan.seed()),
                bodies,
                ServiceList.all(),
                examples,
                full,
                gapDraw.gaps(full, sharings),
                sharings,
                pacts,
                access.machines(pacts));
    }

    /// @return what a country of this seed is called, whatever its size
    public static String nameOf(long seed) {
        return PlaceNames.shires(Chance.of(seed).at("country"), 1).getFirst().replace("shire", "land");
    }

    /// @return what the body lacks
    public Gaps gapsOf(Body body) {
        return gaps.getOrDefault(body.id(), Gaps.NONE);
    }

    /// @return the evidence of all bodies, in their order
    public List<Piece> evidence() {
        EvidenceDraw draw = new EvidenceDraw(plan, examples, sharings);
        return bodies.stream().flatMap(b -> draw.pieces(b, gapsOf(b)).stream()).toList();
    }

    /// @return the body that owns the service
    public Body ownerOf(SampleService service) {
        List<Body> of = bodies.stream().filter(b -> b.kind() == service.owner()).toList();
        return of.get((service.ownerNumber() - 1) % of.size());
    }

    /// @return the bodies that own a service, by id
    public Set<String> owners() {
        return services.stream().map(s -> ownerOf(s).id()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// @throws IllegalArgumentException when there is no such workload
    public Machine machine(Body body, String service) {
        return machines.stream()
                .filter(m -> m.pact().body().id().equals(body.id())
                        && m.pact().service().id().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(body.id() + " has no system that calls " + service));
    }

    /// The hex map that goes with it.
    public String map() {
        return new HexLayout(plan, bodies).written();
    }
}
