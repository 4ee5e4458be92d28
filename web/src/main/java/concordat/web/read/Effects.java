package concordat.web.read;

import concordat.api.view.EffectView;
import concordat.api.view.RecentUseView;
import concordat.api.view.RouteEffectView;
import concordat.api.view.WorkforceView;
import concordat.assurance.Programme;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Tier;
import concordat.compile.Advance;
import concordat.compile.Compilation;
import concordat.compile.CompiledEnvironment;
import concordat.compile.SnapshotCompiler;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.web.desk.UseDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What acts would close and open, found by asking the decision itself before and after them on behalf of a made-up
/// caller of each tier, and whom that touches.
public final class Effects {

    /// Route by route, for whom the answer turns.
    private record Turn(EnvironmentId environment, Map<String, Set<String>> closes, Map<String, Set<String>> opens) {}

    private final Programme after;
    private final Instant at;
    private final Compilation old;
    private final Compilation now;

    private Effects(Compilation old, Compilation now) {
        this.after = now.programme();
        this.at = now.at();
        this.old = old;
        this.now = now;
    }

    /// @param after the programme with the acts
    /// @param at not before the last act
    /// @param live with all devices, to count those that are touched
    /// @return environments for which anything closes or opens, by id
    public static List<EffectView> of(
            Programme before, Programme after, Instant at, Optional<Snapshot> live, UseDesk use) {
        Compilation old = SnapshotCompiler.compile(before, at);
        Advance advance = SnapshotCompiler.advance(old, after, at);
        return new Effects(old, advance.compilation()).views(changed(advance), live, use);
    }

    /// What rests on one control of one environment: what closes when it is lost, or what its loss has closed.
    ///
    /// @return none when nothing rests on it
    public static Optional<EffectView> losing(
            Programme programme,
            EnvironmentId environment,
            ControlId control,
            Instant at,
            Optional<Snapshot> live,
            UseDesk use) {
        Compilation now = SnapshotCompiler.compile(programme, at);
        int bit = now.terms().controls().indexOf(control.value());
        CompiledEnvironment compiled = now.compiled().get(environment);
        if (bit < 0 || compiled == null) {
            return Optional.empty();
        }
        boolean held = compiled.row().held().stream().anyMatch(h -> h.get(bit));
        Compilation with = held ? now : holding(now, compiled, bit, true);
        return new Effects(with, holding(now, compiled, bit, false))
                .views(Set.of(environment), live, use).stream().findFirst();
    }

    private static Compilation holding(Compilation now, CompiledEnvironment compiled, int bit, boolean held) {
        EnvironmentRow row = compiled.row();
        List<BitSet> bits = row.held().stream().map(b -> (BitSet) b.clone()).toList();
        bits.forEach(b -> b.set(bit, held));
        EnvironmentRow other = new EnvironmentRow(
                row.id(),
                row.body(),
                bits,
                Long.MAX_VALUE,
                bits,
                row.suspended(),
                row.restrictions(),
                row.services(),
                row.limits(),
                row.limits());
        Map<EnvironmentId, CompiledEnvironment> all = new HashMap<>(now.compiled());
        all.put(
                new EnvironmentId(row.id()),
                new CompiledEnvironment(other, compiled.workloads(), compiled.changesAt(), compiled.holdings()));
        return new Compilation(now.programme(), now.at(), now.terms(), now.routes(), now.nextChange(), all);
    }

    private List<EffectView> views(Set<EnvironmentId> changed, Optional<Snapshot> live, UseDesk use) {
        List<Turn> turns = turns(changed);
        Map<String, Set<String>> closing = new HashMap<>();
        turns.forEach(t -> closing.put(t.environment().value(), t.closes().keySet()));
        closing.values().removeIf(Set::isEmpty);
        Map<String, UseDesk.Use> lately = closing.isEmpty() ? Map.of() : use.recent(closing);
        Map<String, Map<Integer, Integer>> devices =
                live.isEmpty() || closing.isEmpty() ? Map.of() : devices(live.get(), closing.keySet());
        return turns.stream()
                .map(t -> view(
                        t,
                        devices.getOrDefault(t.environment().value(), Map.of()),
                        Optional.ofNullable(lately.get(t.environment().value()))))
                .toList();
    }

    private List<Turn> turns(Set<EnvironmentId> changed) {
        List<Turn> turns = new ArrayList<>();
        for (EnvironmentId id : changed) {
            Map<String, Set<String>> before = reached(old, id);
            Map<String, Set<String>> then = reached(now, id);
            Turn turn = new Turn(id, lacking(before, then), lacking(then, before));
            if (!turn.closes().isEmpty() || !turn.opens().isEmpty()) {
                turns.add(turn);
            }
        }
        return turns;
    }

    private static Set<EnvironmentId> changed(Advance advance) {
        return switch (advance) {
            case Advance.Whole whole ->
                new TreeSet<>(whole.compilation().compiled().keySet());
            case Advance.Rows rows -> {
                Set<EnvironmentId> ids = new TreeSet<>();
                rows.environments().forEach(row -> ids.add(new EnvironmentId(row.id())));
                yield ids;
            }
        };
    }

    /// @return for each route the callers who reach it
    private static Map<String, Set<String>> reached(Compilation compilation, EnvironmentId id) {
        CompiledEnvironment compiled = compilation.compiled().get(id);
        if (compiled == null) {
            return Map.of();
        }
        EnvironmentRow row = compiled.row();
        Programme programme = compilation.programme();
        Set<ServiceId> used = programme.servicesUsed(ProgrammeReadings.bodyOf(programme, id), compilation.at());
        List<CallerRow> probes = Probes.of(compilation.terms(), id.value(), used);
        long now = Reach.micros(compilation.at());
        Snapshot snapshot = Snapshot.of(1, now, compilation.terms(), List.of(row), compilation.routes(), probes);
        Map<String, Set<String>> reached = new TreeMap<>();
        for (RouteRow route : snapshot.routeRows()) {
            for (CallerRow probe : probes) {
                long decision = snapshot.decide(
                        snapshot.caller(probe.fingerprint()), snapshot.route(route.id()), -1L, now, now);
                if (Decision.permits(decision)) {
                    reached.computeIfAbsent(route.id(), r -> new TreeSet<>()).add(probe.id());
                }
            }
        }
        return reached;
    }

    /// @return what the first has and the second has not
    private static Map<String, Set<String>> lacking(Map<String, Set<String>> has, Map<String, Set<String>> hasNot) {
        Map<String, Set<String>> lacking = new TreeMap<>();
        has.forEach((route, callers) -> {
            Set<String> lost = new TreeSet<>(callers);
            lost.removeAll(hasNot.getOrDefault(route, Set.of()));
            if (!lost.isEmpty()) {
                lacking.put(route, lost);
            }
        });
        return lacking;
    }

    /// @return how many devices there are by tier, in each of the environments
    private Map<String, Map<Integer, Integer>> devices(Snapshot live, Collection<String> environments) {
        Map<Integer, String> places = new HashMap<>();
        environments.forEach(e -> places.put(live.environment(e), e));
        long now = Reach.micros(at);
        Map<String, Map<Integer, Integer>> devices = new HashMap<>();
        for (int caller = 0; caller < live.callerCount(); caller++) {
            String environment = places.get(live.environmentOf(caller));
            if (environment != null && device(live.callerKind(caller))) {
                devices.computeIfAbsent(environment, e -> new TreeMap<>())
                        .merge(live.tier(caller, -1L, now), 1, Integer::sum);
            }
        }
        return devices;
    }

    private static boolean device(CallerKind kind) {
        return kind == CallerKind.MANAGED_DEVICE || kind == CallerKind.PERSONAL_DEVICE;
    }

    private EffectView view(Turn turn, Map<Integer, Integer> devices, Optional<UseDesk.Use> lately) {
        EnvironmentId id = turn.environment();
        BodyId body = ProgrammeReadings.bodyOf(after, id);
        Set<String> callers =
                turn.closes().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<String, Integer> counted = new TreeMap<>();
        devices.forEach((tier, number) -> {
            String name = word(Tier.at(tier));
            if (callers.contains(name)) {
                counted.put(name, number);
            }
        });
        Optional<Recorded<WorkforceStated>> stated =
                after.restraints().regard(body).workforce();
        return new EffectView(
                body.value(),
                id.value(),
                routes(turn.closes(), body),
                routes(turn.opens(), body),
                counted,
                stated.stream()
                        .flatMap(s -> s.act().tiers().stream())
                        .filter(w -> callers.contains(word(w.tier())))
                        .map(w -> new WorkforceView(word(w.tier()), w.people(), w.remote(), w.adjusted()))
                        .toList(),
                stated.map(Recorded::at),
                workloads(turn),
                sponsored(body, turn.closes().keySet()),
                lately.map(u -> new RecentUseView(u.since(), u.requests(), u.callers())));
    }

    private List<RouteEffectView> routes(Map<String, Set<String>> turned, BodyId body) {
        List<RouteEffectView> views = new ArrayList<>();
        turned.forEach((id, callers) -> after.route(new RouteId(id)).ifPresent(r -> {
            RouteDeclared route = r.act();
            views.add(new RouteEffectView(
                    route.service().value(),
                    id,
                    route.handling(),
                    route.action().name().toLowerCase(Locale.ROOT),
                    Reading.word(route.citizenEffect()),
                    continuity(route, body),
                    List.copyOf(callers)));
        }));
        return views;
    }

    private String continuity(RouteDeclared route, BodyId body) {
        if (route.citizenEffect() == CitizenEffect.NONE) {
            return "none-needed";
        }
        return after.restraints().continuity(body, route.service(), at) ? "stands" : "lacking";
    }

    private List<String> workloads(Turn turn) {
        Set<String> services = turn.closes().entrySet().stream()
                .filter(e -> e.getValue().contains("workload"))
                .flatMap(e -> after.route(new RouteId(e.getKey())).stream())
                .map(r -> r.act().service().value())
                .collect(Collectors.toSet());
        return after.workloadsOf(turn.environment()).stream()
                .filter(Recorded::live)
                .filter(w -> after.agreement(w.act().agreement())
                        .filter(a -> services.contains(a.act().service().value()))
                        .isPresent())
                .map(w -> w.act().workload().value())
                .sorted()
                .toList();
    }

    private List<String> sponsored(BodyId body, Set<String> routes) {
        return after.terms().sponsoredBy(body).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .filter(s -> s.until().isAfter(at) && touches(s, routes))
                .map(s -> s.sponsorship().value())
                .sorted()
                .toList();
    }

    private static boolean touches(SponsorshipGranted sponsorship, Set<String> routes) {
        return sponsorship.routes().stream().anyMatch(r -> routes.contains(r.value()));
    }

    private static String word(Tier tier) {
        return Reading.word(tier);
    }
}
