package concordat.bench;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import concordat.decision.Action;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Terms;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/// The same policy in jCasbin: one row for each tier, attributes of caller and route in the matcher.
final class CasbinPeer {

    /*
     * Kind to jCasbin wherever it was a choice: it is given the tier that the facts earn and what the environment
     * lacks for the route's handling, both looked up beforehand, five rows instead of one for each route and tier,
     * and the overlap of two sets as a function in Java.
     */
    private static final String MODEL = """
            [request_definition]
            r = sub, obj, age
            [policy_definition]
            p = tier
            [policy_effect]
            e = some(where (p.eft == allow))
            [matchers]
            m = r.sub.tier == p.tier && !r.sub.suspended && !include(r.sub.closed, r.obj.service) \
            && (r.obj.asksNothing || (r.sub.place >= r.obj.leastTier && r.age <= r.obj.stale \
            && !(r.sub.personal && r.obj.administers) && include(r.sub.services, r.obj.service) \
            && !overlap(r.sub.lacking, r.obj.needs)))
            """;

    private final Enforcer enforcer;
    private final List<Map<String, Object>> subjects = new ArrayList<>();
    private final List<Map<String, Object>> objects = new ArrayList<>();

    CasbinPeer(List<DecisionNetwork.Request> sample) {
        Terms terms = DecisionNetwork.terms();
        List<EnvironmentRow> environments = DecisionNetwork.environments();
        List<RouteRow> routes = DecisionNetwork.routes();
        Model model = new Model();
        model.loadModelFromText(MODEL);
        this.enforcer = new Enforcer(model);
        enforcer.addFunction("overlap", new Overlap());
        for (int tier = 0; tier < terms.tiers().size(); tier++) {
            enforcer.addPolicy("tier-" + tier);
        }
        for (DecisionNetwork.Request request : sample) {
            CallerRow caller = DecisionNetwork.caller(request.device());
            RouteRow route = routes.get(request.route());
            int tier = tier(terms, caller);
            subjects.add(subject(caller, tier, environments.get(request.device() % DecisionNetwork.BODIES), route));
            objects.add(object(route, tier));
        }
    }

    boolean permits(int request) {
        return enforcer.enforce(subjects.get(request), objects.get(request), 0L);
    }

    private static int tier(Terms terms, CallerRow caller) {
        long facts = caller.facts() | DecisionNetwork.STRONG_LOGIN;
        int tier = caller.kind() == CallerKind.PERSONAL_DEVICE
                ? Terms.MANAGED - 1
                : terms.tiers().size() - 1;
        while ((terms.tiers().get(tier) & ~facts) != 0) {
            tier--;
        }
        return tier;
    }

    private static Map<String, Object> subject(CallerRow caller, int tier, EnvironmentRow environment, RouteRow route) {
        BitSet lacking = (BitSet) environment.held().get(route.handling()).clone();
        lacking.flip(0, DecisionNetwork.CONTROLS);
        Map<String, Object> subject = new HashMap<>();
        subject.put("tier", "tier-" + tier);
        subject.put("place", (long) tier);
        subject.put("personal", caller.kind() == CallerKind.PERSONAL_DEVICE);
        subject.put("suspended", environment.suspended());
        subject.put("services", environment.services());
        subject.put(
                "closed",
                environment.restrictions().stream()
                        .flatMap(restriction -> restriction.services().stream())
                        .collect(Collectors.toSet()));
        subject.put("lacking", names(lacking));
        return subject;
    }

    private static Map<String, Object> object(RouteRow route, int tier) {
        Map<String, Object> object = new HashMap<>();
        object.put("service", route.service());
        object.put("asksNothing", route.releasable() && route.action() == Action.VIEW);
        object.put("administers", route.action() == Action.ADMINISTER);
        object.put("leastTier", (long) route.leastTier());
        object.put("stale", route.staleMicros());
        object.put("needs", names(route.needs().get(tier)));
        return object;
    }

    private static Set<String> names(BitSet controls) {
        return controls.stream().mapToObj(control -> "control-" + control).collect(Collectors.toSet());
    }

    /// `overlap(set, set)`.
    private static final class Overlap extends CustomFunction {

        private static final long serialVersionUID = 1L;

        @Override
        public String getName() {
            return "overlap";
        }

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject first, AviatorObject second) {
            Object left = FunctionUtils.getJavaObject(first, env);
            Object right = FunctionUtils.getJavaObject(second, env);
            boolean overlap = left instanceof Set<?> a && right instanceof Set<?> b && !Collections.disjoint(a, b);
            return AviatorBoolean.valueOf(overlap);
        }
    }
}
