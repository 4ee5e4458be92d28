package concordat.app.control;

import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.findings.remedy.EffortTable;
import concordat.findings.remedy.Remedy;
import concordat.store.findings.FindingScopes;
import concordat.store.findings.FindingStore;
import concordat.store.findings.WeaknessGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which pieces of work mend what is open in an environment. Made from sums by weakness, so that it takes as long with
/// many findings as with few.
final class Fixes {

    private Fixes() {}

    /// One piece of work.
    ///
    /// @param groups the weaknesses that it mends, worst first
    /// @param hosts how many it is on
    /// @param stakes what rests on it, by control
    /// @param planned how many of its findings each open action is to mend, by the action's scope
    record Fix(
            String id,
            EnvironmentId environment,
            Remedy remedy,
            List<WeaknessGroup> groups,
            int hosts,
            Map<ControlId, Stake> stakes,
            Map<String, Integer> planned) {

        Fix {
            groups = List.copyOf(groups);
            stakes = Map.copyOf(stakes);
            planned = Map.copyOf(planned);
        }

        int findings() {
            return groups.stream().mapToInt(WeaknessGroup::findings).sum();
        }

        int remaining() {
            return Math.max(
                    0,
                    findings()
                            - planned.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum());
        }

        Map<Severity, Integer> severities() {
            Map<Severity, Integer> sum = new EnumMap<>(Severity.class);
            groups.forEach(g -> g.open().forEach((severity, count) -> sum.merge(severity, count, Integer::sum)));
            return sum;
        }

        Severity worst() {
            return severities().entrySet().stream()
                    .filter(e -> e.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .max(Comparator.naturalOrder())
                    .orElse(Severity.INFO);
        }

        Optional<Instant> due() {
            return groups.stream().flatMap(g -> g.due().stream()).min(Comparator.naturalOrder());
        }

        /// When the first access is lost that rests on it.
        Optional<Instant> lost() {
            return stakes.values().stream().flatMap(s -> s.lost().stream()).min(Comparator.naturalOrder());
        }

        Set<String> routes() {
            return stakes.values().stream()
                    .flatMap(s -> s.routes().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> weaknesses() {
            return groups.stream().map(WeaknessGroup::weakness).collect(Collectors.toCollection(TreeSet::new));
        }

        double closedPerHour(EffortTable table) {
            return remaining() * 60 / table.rate(remedy.kind()).of(hosts).middle();
        }
    }

    /// What rests on a control that findings make fail.
    ///
    /// @param failing how they make it fail
    /// @param standing how it stands, none when nothing is said of it
    /// @param routes that rest on it
    record Stake(WeaknessGroup.Failing failing, Optional<ControlStanding> standing, Set<String> routes) {

        Stake {
            routes = Set.copyOf(routes);
        }

        Optional<Instant> bitesAt() {
            return standing.flatMap(
                    s -> s instanceof ControlStanding.Lapsing lapsing ? lapsing.bitesAt() : Optional.empty());
        }

        /// When routes close by it: known where it lapses, and otherwise not before it fails. None while nothing rests
        /// on it.
        Optional<Instant> lost() {
            return routes.isEmpty() ? Optional.empty() : bitesAt().or(() -> Optional.of(failing.from()));
        }
    }

    /// @return in no particular order, yet always the same
    static List<Fix> of(
            Connection connection, FindingStore store, Programme programme, EnvironmentId environment, Instant at)
            throws SQLException {
        Map<String, Remedy> remedies = new TreeMap<>();
        Map<String, List<WeaknessGroup>> groups = new TreeMap<>();
        for (WeaknessGroup group : store.toMend(connection)) {
            Remedy remedy = Remedy.of(
                    group.weakness(),
                    group.wording(),
                    !group.facts().cves().isEmpty(),
                    group.facts().unsupported());
            remedies.putIfAbsent(remedy.key(), remedy);
            groups.computeIfAbsent(remedy.key(), k -> new ArrayList<>()).add(group);
        }
        groups.values()
                .forEach(some -> some.sort(Comparator.comparing(Fixes::worst)
                        .reversed()
                        .thenComparing(WeaknessGroup::findings, Comparator.reverseOrder())
                        .thenComparing(WeaknessGroup::weakness)));
        Map<String, Integer> hosts = hosts(connection, store, groups);
        Map<Long, Map<String, Integer>> planned = new FindingScopes(programme.network(), environment)
                .byWeakness(connection, scopes(programme, environment));
        Stakes stakes = new Stakes(programme, environment, at);
        List<Fix> fixes = new ArrayList<>();
        for (Map.Entry<String, List<WeaknessGroup>> entry : groups.entrySet()) {
            String key = entry.getKey();
            fixes.add(new Fix(
                    environment.value() + "-fix-" + store.reference("fix", key),
                    environment,
                    remedy(remedies, key, entry.getValue()),
                    entry.getValue(),
                    hosts.getOrDefault(key, 0),
                    stakes.of(entry.getValue()),
                    planned(planned, entry.getValue())));
        }
        return fixes;
    }

    /// Called after the worst of its weaknesses, whichever was read first.
    private static Remedy remedy(Map<String, Remedy> remedies, String key, List<WeaknessGroup> groups) {
        WeaknessGroup worst = groups.getFirst();
        Remedy named = Remedy.of(
                worst.weakness(),
                worst.wording(),
                !worst.facts().cves().isEmpty(),
                worst.facts().unsupported());
        return named.key().equals(key) ? named : remedies.getOrDefault(key, named);
    }

    private static Severity worst(WeaknessGroup group) {
        return group.open().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    /// Of one weakness alone they are known; several can be on the same host.
    private static Map<String, Integer> hosts(
            Connection connection, FindingStore store, Map<String, List<WeaknessGroup>> groups) throws SQLException {
        Map<String, Integer> hosts = new HashMap<>();
        List<String> several = new ArrayList<>();
        List<List<Long>> together = new ArrayList<>();
        groups.forEach((key, some) -> {
            if (some.size() == 1) {
                hosts.put(key, some.getFirst().assets());
            } else {
                several.add(key);
                together.add(some.stream().map(WeaknessGroup::mark).toList());
            }
        });
        if (!several.isEmpty()) {
            List<Integer> counts = store.assets(connection, together);
            for (int i = 0; i < several.size(); i++) {
                hosts.put(several.get(i), counts.get(i));
            }
        }
        return hosts;
    }

    private static Map<String, Integer> planned(Map<Long, Map<String, Integer>> all, List<WeaknessGroup> groups) {
        Map<String, Integer> planned = new TreeMap<>();
        groups.forEach(g -> all.getOrDefault(g.mark(), Map.of())
                .forEach((scope, count) -> planned.merge(scope, count, Integer::sum)));
        return planned;
    }

    /// @return open actions of an environment that are to mend findings
    static Stream<Action> open(Programme programme, EnvironmentId environment) {
        return programme.planned().actionsOf(environment).stream()
                .filter(Action::open)
                .filter(a -> a.scope().filter(s -> s.findings() > 0).isPresent());
    }

    /// @return the scopes of open actions
    static Set<String> scopes(Programme programme, EnvironmentId environment) {
        return open(programme, environment)
                .map(a -> a.scope().orElseThrow().digest())
                .collect(Collectors.toSet());
    }

    /// What rests on controls, each looked up once.
    private static final class Stakes {
        private final Programme programme;
        private final EnvironmentId environment;
        private final Instant at;
        private final Standing standing;
        private final Map<ControlId, Set<String>> routes = new HashMap<>();

        Stakes(Programme programme, EnvironmentId environment, Instant at) {
            this.programme = programme;
            this.environment = environment;
            this.at = at;
            this.standing = Standing.of(programme, environment, at);
        }

        Map<ControlId, Stake> of(List<WeaknessGroup> groups) {
            Map<ControlId, WeaknessGroup.Failing> failing = new TreeMap<>();
            groups.forEach(g -> g.failing().forEach((c, how) -> failing.merge(c, how, WeaknessGroup.Failing::and)));
            Map<ControlId, Stake> stakes = new TreeMap<>();
            failing.forEach((control, how) -> stakes.put(
                    control,
                    new Stake(how, standing.control(control), routes.computeIfAbsent(control, this::resting))));
            return stakes;
        }

        private Set<String> resting(ControlId control) {
            return programme.routing().restingOn(environment, control, at).stream()
                    .map(route -> route.value())
                    .collect(Collectors.toSet());
        }
    }
}
