package concordat.demo.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Draws who uses which service, and whose systems call by themselves.
final class AccessDraw {

    private final Plan plan;
    private final Chance chance;
    private final List<Body> bodies;
    private final Examples examples;

    AccessDraw(Plan plan, List<Body> bodies, Examples examples) {
        this.plan = plan;
        this.chance = plan.chance().at("access");
        this.bodies = bodies;
        this.examples = examples;
    }

    List<Pact> pacts() {
        List<Pact> pacts = new ArrayList<>();
        for (SampleService service : ServiceList.all()) {
            for (Body body : bodies) {
                Chance own = chance.at(service.id()).at(body.id());
                boolean may = service.users().contains(body.kind());
                if (may && (shown(body) || own.below(2) == 0)) {
                    int days = shown(body) ? 730 : own.at("days").between(200, 700);
                    pacts.add(new Pact(
                            body.id() + "." + service.id(),
                            body,
                            service,
                            plan.start().plus(Duration.ofDays(days))));
                }
            }
        }
        return List.copyOf(pacts);
    }

    /// @param pacts those there are
    List<Machine> machines(List<Pact> pacts) {
        List<Machine> machines = new ArrayList<>();
        for (Pact pact : pacts) {
            if (pact.service().workloads()
                    && (shown(pact.body()) || chance.at(pact.id()).below(3) == 0)) {
                String id = pact.id() + ".w";
                String fingerprint = Digests.of(plan.seed() + " workload " + id);
                machines.add(new Machine(id, pact.body().main(), pact, fingerprint));
            }
        }
        return List.copyOf(machines);
    }

    private boolean shown(Body body) {
        return body.id().equals(examples.holder().id())
                || body.id().equals(examples.lacker().id());
    }
}
