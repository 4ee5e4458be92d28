package concordat.demo.act;

import concordat.api.view.ActProposal;
import concordat.demo.network.Body;
import concordat.demo.network.Country;
import concordat.demo.network.Machine;
import concordat.demo.network.Pact;
import concordat.demo.network.SampleService;
import concordat.demo.network.ServiceRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that is done to found a drawn country, in the order in which the rules allow it, each act by whoever may.
/// The founding itself and the edition come before.
public final class Story {

    private final Country country;
    private final People people;
    private final Map<String, String> workloads;
    private final Map<String, String> gateways;

    /// @param workloads fingerprints of those workloads that have real certificates, by id
    /// @param gateways fingerprints of the gateways' certificates, by id
    public Story(Country country, People people, Map<String, String> workloads, Map<String, String> gateways) {
        this.country = country;
        this.people = people;
        this.workloads = Map.copyOf(workloads);
        this.gateways = Map.copyOf(gateways);
    }

    /// The first act of all.
    public static ActProposal founding(String networkName, People people) {
        return Wanted.of("network-founded").with("name", networkName).by(people.founder());
    }

    /// @return in order
    public List<Stage> stages() {
        StandingStory standing = new StandingStory(country);
        return List.of(
                authority(),
                bodies(),
                roles(),
                services(),
                agreements(),
                new Stage("sharing", "shared IT", standing.sharings()),
                new Stage("evidence", "evidence", standing.evidence()),
                new Stage("health-checks", "estates and health checks", standing.healthChecks()),
                new Stage("gaps", "plans, accepted risks and answers", standing.concessions()),
                workloads(),
                gateways());
    }

    private Stage authority() {
        return new Stage(
                "authority",
                "the Authority",
                List.of(
                        role(People.SECOND_LEAD, "AUTHORITY_LEAD", Optional.empty()),
                        role(People.ASSESSOR, "ASSESSOR", Optional.empty()),
                        role(People.AUDITOR, "AUDITOR", Optional.empty())));
    }

    private Stage bodies() {
        List<ActProposal> acts = new ArrayList<>();
        for (Body body : country.bodies()) {
            acts.add(Wanted.of("body-joined")
                    .with("body", body.id())
                    .with("name", body.name())
                    .with("kind", body.kind().id())
                    .with("region", body.region())
                    .with("registerCode", body.registerCode())
                    .by(people.founder()));
            for (String environment : body.environments()) {
                boolean main = environment.equals(body.main());
                acts.add(Wanted.of("environment-declared")
                        .with("environment", environment)
                        .with("body", body.id())
                        .with("name", main ? "Main network" : "Second site")
                        .by(people.founder()));
            }
        }
        return new Stage("bodies", "bodies and their environments", acts);
    }

    private Stage roles() {
        List<ActProposal> acts = new ArrayList<>();
        Set<String> owners = country.owners();
        for (Body body : country.bodies()) {
            Optional<String> id = Optional.of(body.id());
            acts.add(role(body.owner(), "ACCOUNTABLE_OWNER", id));
            acts.add(role(body.officer(), "SECURITY_OFFICER", id));
            if (owners.contains(body.id())) {
                acts.add(role(People.serviceOwner(body.id()), "SERVICE_OWNER", id));
            }
        }
        for (Body body : List.of(country.examples().holder(), country.examples().lacker())) {
            acts.add(role(People.staff(body.id()), "STAFF", Optional.of(body.id())));
        }
        return new Stage("roles", "officers, owners and staff", acts);
    }

    private ActProposal role(String person, String role, Optional<String> body) {
        return Wanted.of("role-granted")
                .with("person", person)
                .with("role", role)
                .maybe("body", body)
                .by(people.founder());
    }

    private Stage services() {
        List<ActProposal> acts = new ArrayList<>();
        Set<String> controls = country.plan().edition().controls().stream()
                .map(c -> c.id().value())
                .collect(Collectors.toSet());
        for (SampleService service : country.services()) {
            Body owner = country.ownerOf(service);
            acts.add(Wanted.of("service-registered")
                    .with("service", service.id())
                    .with("owner", owner.id())
                    .with("name", service.title())
                    .with("host", service.host())
                    .by(people.founder()));
            for (ServiceRoute route : service.routes()) {
                acts.add(route(service, route, controls, People.serviceOwner(owner.id())));
            }
        }
        return new Stage("services", "services and their routes", acts);
    }

    private static ActProposal route(SampleService service, ServiceRoute route, Set<String> controls, String by) {
        return Wanted.of("route-declared")
                .with("route", route.id())
                .with("service", service.id())
                .set("methods", route.methods())
                .with("path", route.path())
                .with("handling", route.handling())
                .with("action", route.action())
                .with("citizenEffect", route.effect())
                .with("releasable", route.releasable())
                .set(
                        "alsoNeeds",
                        route.alsoNeeds().stream().filter(controls::contains).toList())
                .maybe("staleLimit", route.stale().map(s -> Duration.parse(s).toString()))
                .by(by);
    }

    private Stage agreements() {
        List<ActProposal> acts = new ArrayList<>();
        for (Pact pact : country.pacts()) {
            Body owner = country.ownerOf(pact.service());
            acts.add(Wanted.of("agreement-made")
                    .with("agreement", pact.id())
                    .with("body", pact.body().id())
                    .with("service", pact.service().id())
                    .with(
                            "legalBasis",
                            "Sharing Act, schedule " + (1 + pact.service().id().length() % 7))
                    .with("until", pact.until())
                    .by(People.serviceOwner(owner.id())));
        }
        return new Stage("agreements", "agreements", acts);
    }

    private Stage workloads() {
        List<ActProposal> acts = new ArrayList<>();
        for (Machine machine : country.machines()) {
            acts.add(Wanted.of("workload-registered")
                    .with("workload", machine.id())
                    .with("environment", machine.environment())
                    .with("agreement", machine.pact().id())
                    .with("fingerprint", workloads.getOrDefault(machine.id(), machine.fingerprint()))
                    .by(machine.pact().body().officer()));
        }
        return new Stage("workloads", "workloads", acts);
    }

    private Stage gateways() {
        List<ActProposal> acts = new ArrayList<>();
        gateways.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(gateway -> acts.add(Wanted.of("gateway-registered")
                        .with("gateway", gateway.getKey())
                        .with("fingerprint", gateway.getValue())
                        .by(people.founder())));
        return new Stage("gateways", "gateways", acts);
    }
}
