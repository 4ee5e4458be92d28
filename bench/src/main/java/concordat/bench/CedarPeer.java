package concordat.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The same policy in Cedar: one policy for each tier, one for releasable data, two that forbid.
final class CedarPeer {

    /*
     * Kind to Cedar wherever it was a choice. The policy set is cached on the native side. A request is given the
     * three entities that it needs and no more, built beforehand; a caller that loads 600 bodies and 1,000 routes
     * with every call would be slower by orders. What an environment lacks is a few names, what it holds would be
     * many, so the policies ask for nothing lacking rather than for everything held. Facts that ran out are left out
     * beforehand, as whoever feeds Cedar would. Most of a call is spent on reading those entities: on two
     * busy cores it took 0.74 ms without the cache, 0.20 ms with it and 0.04 ms when given no entity at all.
     */
    private static final EntityTypeName DEVICE = type("Device");
    private static final EntityTypeName ENVIRONMENT = type("Environment");
    private static final EntityTypeName ROUTE = type("Route");
    private static final EntityTypeName ACTION = type("Action");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final List<AuthorizationRequest> requests = new ArrayList<>();
    private final List<Entities> entities = new ArrayList<>();

    CedarPeer(List<DecisionNetwork.Request> sample) {
        Terms terms = DecisionNetwork.terms();
        List<EnvironmentRow> environments = DecisionNetwork.environments();
        List<RouteRow> routes = DecisionNetwork.routes();
        this.policies = policies(terms);
        for (DecisionNetwork.Request request : sample) {
            CallerRow caller = DecisionNetwork.caller(request.device());
            RouteRow route = routes.get(request.route());
            EnvironmentRow environment = environments.get(request.device() % DecisionNetwork.BODIES);
            Entity device = device(caller);
            Entity asked = route(terms, route);
            requests.add(new AuthorizationRequest(
                    device.getEUID(),
                    ACTION.of(route.action().name()),
                    asked.getEUID(),
                    new Context(Map.of("age", new PrimLong(0)))));
            entities.add(new Entities(Set.of(device, environment(terms, environment), asked)));
        }
    }

    boolean permits(int request) {
        try {
            AuthorizationResponse response =
                    engine.isAuthorized(requests.get(request), policies, entities.get(request));
            return response.success
                    .orElseThrow(() -> new IllegalStateException("Cedar: " + response))
                    .isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar does not decide", e);
        }
    }

    private static PolicySet policies(Terms terms) {
        Set<Policy> policies = new HashSet<>();
        policies.add(new Policy(
                "forbid(principal, action, resource) when { principal.environment.suspended };", "suspended"));
        policies.add(new Policy(
                "forbid(principal, action, resource) when"
                        + " { principal.environment.closed.contains(resource.service) };",
                "restricted"));
        policies.add(new Policy(
                "permit(principal, action == Action::\"VIEW\", resource) when { resource.releasable };", "releasable"));
        for (int tier = 0; tier < terms.tiers().size(); tier++) {
            StringBuilder text = new StringBuilder("permit(principal, action, resource) when { ")
                    .append(earned(terms, tier))
                    .append(" && resource.leastTier <= ")
                    .append(tier)
                    .append(" && context.age <= resource.stale")
                    .append(" && principal.environment.services.contains(resource.service)")
                    .append(" && !principal.environment.lacking.containsAny(resource.needs")
                    .append(tier)
                    .append(")")
                    .append(" } unless { principal.personal && action == Action::\"ADMINISTER\" }");
            for (int stronger = tier + 1; stronger < terms.tiers().size(); stronger++) {
                text.append(" unless { ").append(earned(terms, stronger)).append(" }");
            }
            policies.add(new Policy(text.append(';').toString(), "tier-" + tier));
        }
        PolicySet set = new PolicySet(policies);
        try {
            set.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("Cedar does not read the policies", e);
        }
        return set;
    }

    private static String earned(Terms terms, int tier) {
        String facts = names(terms, terms.tiers().get(tier)).stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return "principal.facts.containsAll(" + facts + ")" + (tier >= Terms.MANAGED ? " && !principal.personal" : "");
    }

    private static List<String> names(Terms terms, long facts) {
        List<String> names = new ArrayList<>();
        for (int fact = 0; fact < terms.facts().size(); fact++) {
            if (((facts >>> fact) & 1) != 0) {
                names.add(terms.facts().get(fact));
            }
        }
        return names;
    }

    private static Entity device(CallerRow caller) {
        long facts = caller.facts() | DecisionNetwork.STRONG_LOGIN;
        return new Entity(
                DEVICE.of(caller.id()),
                Map.of(
                        "environment", ENVIRONMENT.of(caller.environment()),
                        "personal", new PrimBool(caller.kind() == CallerKind.PERSONAL_DEVICE),
                        "facts", strings(names(DecisionNetwork.terms(), facts))),
                Set.of());
    }

    private static Entity environment(Terms terms, EnvironmentRow row) {
        List<String> closed = row.restrictions().stream()
                .flatMap(restriction -> restriction.services().stream())
                .toList();
        List<String> lacking = new ArrayList<>();
        for (int handling = 0; handling < row.held().size(); handling++) {
            for (int control = 0; control < terms.controls().size(); control++) {
                if (!row.held().get(handling).get(control)) {
                    lacking.add(needed(terms, handling, control));
                }
            }
        }
        return new Entity(
                ENVIRONMENT.of(row.id()),
                Map.of(
                        "suspended", new PrimBool(row.suspended()),
                        "services", strings(row.services()),
                        "closed", strings(closed),
                        "lacking", strings(lacking)),
                Set.of());
    }

    private static Entity route(Terms terms, RouteRow row) {
        Map<String, Value> attributes = new HashMap<>(Map.of(
                "service", new PrimString(row.service()),
                "releasable", new PrimBool(row.releasable()),
                "leastTier", new PrimLong(row.leastTier()),
                "stale", new PrimLong(row.staleMicros())));
        for (int tier = 0; tier < row.needs().size(); tier++) {
            attributes.put(
                    "needs" + tier,
                    strings(row.needs().get(tier).stream()
                            .mapToObj(control -> needed(terms, row.handling(), control))
                            .toList()));
        }
        return new Entity(ROUTE.of(row.id()), attributes, Set.of());
    }

    private static String needed(Terms terms, int handling, int control) {
        return terms.controls().get(control) + "@" + terms.handlings().get(handling);
    }

    private static CedarList strings(Collection<String> values) {
        CedarList list = new CedarList();
        values.forEach(value -> list.add(new PrimString(value)));
        return list;
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }
}
