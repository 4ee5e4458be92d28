package concordat.web.read;

import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.MeasureView;
import concordat.api.view.NetworkView;
import concordat.api.view.OwedRoute;
import concordat.api.view.Page;
import concordat.api.view.ReadinessView;
import concordat.api.view.RouteReach;
import concordat.api.view.StandingView;
import concordat.assurance.Case;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.StandingKind;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.Tier;
import concordat.decision.Snapshot;
import concordat.web.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads the newest version of the programme. Thread-safe.
public final class ProgrammeReadings implements Readings {

    private final Supplier<Programme> programmes;
    private final Supplier<Optional<Snapshot>> snapshots;
    private final Supplier<String> name;
    private final InstantSource clock;
    private final Past past;
    private final Standings standings = new Standings();

    /// @param snapshots the newest that was published
    /// @param name the network's name, see [NetworkFounded]
    /// @param past for what is asked of an instant before the newest act
    public ProgrammeReadings(
            Supplier<Programme> programmes,
            Supplier<Optional<Snapshot>> snapshots,
            Supplier<String> name,
            InstantSource clock,
            Past past) {
        this.programmes = programmes;
        this.snapshots = snapshots;
        this.name = name;
        this.clock = clock;
        this.past = past;
    }

    @Override
    public NetworkView network() {
        Programme programme = programmes.get();
        Instant at = clock.instant();
        Map<String, Integer> states = new TreeMap<>(Map.of("full", 0, "partial", 0, "lapsing", 0, "suspended", 0));
        for (BodyView body : all(programme, at)) {
            states.merge(body.state(), 1, Integer::sum);
        }
        return new NetworkView(
                programme.network().value(),
                name.get(),
                programme.editionAt(at).map(Edition::title).orElse("none yet"),
                at,
                programme.nextPosition(),
                snapshots.get().map(Snapshot::epoch).orElse(0L),
                states,
                (int) programme.cases().stream().filter(Case::open).count(),
                programme.decisions().overruled());
    }

    @Override
    public Page<BodyView> bodies(BodyFilter filter) {
        String text = filter.text().orElse("").toLowerCase(Locale.ROOT);
        List<BodyView> bodies = all(programmes.get(), clock.instant()).stream()
                .sorted(order(filter.sort()))
                .toList();
        Predicate<BodyView> wanted = b -> filter.kind().map(b.kind()::equals).orElse(true)
                && filter.region().map(b.region()::equals).orElse(true)
                && filter.state().map(b.state()::equals).orElse(true)
                && (b.name().toLowerCase(Locale.ROOT).contains(text) || b.id().contains(text));
        return Pages.after(bodies, wanted, BodyView::id, filter.cursor(), filter.limit());
    }

    private static Comparator<BodyView> order(String sort) {
        boolean turned = sort.startsWith("-");
        Comparator<BodyView> order =
                switch (turned ? sort.substring(1) : sort) {
                    case "gaps" -> Comparator.comparingInt(BodyView::held);
                    case "changes" ->
                        Comparator.comparing(
                                b -> b.changesAt().orElse(Instant.MAX), Comparator.<Instant>naturalOrder());
                    default -> Comparator.comparing(BodyView::name);
                };
        return (turned ? order.reversed() : order).thenComparing(BodyView::id);
    }

    @Override
    public Optional<BodyView> body(BodyId body) {
        Programme programme = programmes.get();
        Instant at = clock.instant();
        Map<EnvironmentId, Standing> now = standings.of(programme, at);
        return programme.body(body).map(b -> view(programme, now, b, at));
    }

    private List<BodyView> all(Programme programme, Instant at) {
        Map<EnvironmentId, Standing> now = standings.of(programme, at);
        return programme.bodies().stream().map(b -> view(programme, now, b, at)).toList();
    }

    private static BodyView view(
            Programme programme, Map<EnvironmentId, Standing> now, Recorded<BodyJoined> joined, Instant at) {
        BodyJoined body = joined.act();
        List<EnvironmentId> environments = programme.environmentsOf(body.body()).stream()
                .map(e -> e.act().environment())
                .toList();
        int controls = programme.editionAt(at).map(e -> e.controls().size()).orElse(0);
        int held = controls;
        boolean lapsing = false;
        boolean whole = controls > 0 && !environments.isEmpty();
        Instant changes = Instant.MAX;
        int cases = 0;
        for (EnvironmentId environment : environments) {
            Standing standing = now.get(environment);
            if (standing == null) {
                continue;
            }
            int lost =
                    programme.editionOf(environment, at).map(standing::lacking).orElse(controls);
            held = Math.min(held, controls - lost);
            lapsing |= standing.controls().values().stream().anyMatch(c -> c.kind() == StandingKind.LAPSING);
            whole &= lost == 0;
            changes = standing.changesAt().filter(changes::isAfter).orElse(changes);
            cases += (int)
                    programme.casesOf(environment).stream().filter(Case::open).count();
        }
        boolean suspended = programme.measuresInForce(body.body(), at).stream()
                .anyMatch(m -> m.effective().kind() == MeasureKind.SUSPEND);
        return new BodyView(
                body.body().value(),
                text(body.name()),
                body.kind(),
                body.region(),
                body.registerCode(),
                suspended ? "suspended" : !whole ? "partial" : lapsing ? "lapsing" : "full",
                environments.stream().map(EnvironmentId::value).toList(),
                environments.isEmpty() ? 0 : held,
                controls,
                changes.equals(Instant.MAX) ? Optional.empty() : Optional.of(changes),
                cases);
    }

    @Override
    public List<StandingView> standing(BodyId body, Optional<Instant> at) {
        Instant present = clock.instant();
        Instant when = at.orElse(present);
        Programme programme = programmeAt(when);
        String reading = when.isBefore(present) ? "past" : when.isAfter(present) ? "ahead" : "present";
        Map<EnvironmentId, Standing> now = at.isEmpty() ? standings.of(programme, when) : Map.of();
        List<StandingView> views = new ArrayList<>();
        for (var environment : programme.environmentsOf(body)) {
            EnvironmentId id = environment.act().environment();
            Standing standing = now.containsKey(id) ? now.get(id) : Standing.of(programme, id, when);
            views.add(view(programme, body, standing, at.isEmpty() ? "present" : reading));
        }
        return views;
    }

    @Override
    public Programme programmeAt(Instant at) {
        Programme newest = programmes.get();
        return at.isBefore(newest.latest().orElse(Instant.MIN)) ? past.at(at) : newest;
    }

    @Override
    public List<ReadinessView> readiness(BodyId body) {
        return ReadinessViews.of(programmes.get(), body, clock.instant());
    }

    private static StandingView view(Programme programme, BodyId body, Standing standing, String reading) {
        Optional<Edition> edition = programme.editionOf(standing.environment(), standing.at());
        List<ControlStandingView> controls =
                standing.controls().values().stream().map(c -> view(edition, c)).toList();
        return new StandingView(
                standing.environment().value(),
                body.value(),
                standing.edition().orElse("none yet"),
                standing.at(),
                reading,
                programme.nextPosition(),
                standing.changesAt(),
                controls);
    }

    private static ControlStandingView view(Optional<Edition> edition, ControlStanding standing) {
        Optional<Instant> bites = Optional.empty();
        Optional<CaseId> caseId = Optional.empty();
        Map<String, List<String>> only = new TreeMap<>();
        switch (standing) {
            case ControlStanding.Lapsing lapsing -> {
                bites = lapsing.bitesAt();
                caseId = lapsing.caseId();
            }
            case ControlStanding.Lapsed lapsed -> caseId = lapsed.caseId();
            case ControlStanding.Proved ignored -> caseId = Optional.empty();
            case ControlStanding.ReliedOn ignored -> caseId = Optional.empty();
            case ControlStanding.Planned ignored -> caseId = Optional.empty();
            case ControlStanding.Accepted accepted ->
                accepted.only().forEach((handling, owners) -> only.put(handling, Reading.sorted(owners)));
            case ControlStanding.Open ignored -> caseId = Optional.empty();
        }
        List<String> scale = edition.map(Edition::handlings).orElse(List.of()).stream()
                .map(Handling::id)
                .filter(standing::holds)
                .toList();
        return new ControlStandingView(
                standing.control().value(),
                edition.flatMap(e -> e.control(standing.control()))
                        .map(Control::title)
                        .orElse(standing.control().value()),
                standing.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Words.english().of(standing.reason()),
                scale,
                only,
                standing.basis().changesAt(),
                bites,
                caseId.map(CaseId::value),
                standing.basis().facts().stream()
                        .map(f -> f.kind().name().toLowerCase(Locale.ROOT) + " " + f.id())
                        .toList());
    }

    @Override
    public List<RouteReach> services(BodyId body) {
        Programme programme = programmes.get();
        Optional<Snapshot> snapshot = snapshots.get();
        Optional<Edition> edition = programme.editionAt(clock.instant());
        if (snapshot.isEmpty() || edition.isEmpty() || programme.body(body).isEmpty()) {
            return List.of();
        }
        return new Reach(programme, edition.get(), snapshot.get(), clock.instant()).of(body);
    }

    @Override
    public Page<CaseView> cases(CaseFilter filter) {
        Programme programme = programmes.get();
        List<Case> newest = programme.cases().reversed().stream()
                .filter(c -> filter.body()
                        .map(b -> bodyOf(programme, c.environment()).value().equals(b))
                        .orElse(true))
                .toList();
        Predicate<Case> wanted =
                c -> filter.state().map(s -> s.equals("open") == c.open()).orElse(true);
        Page<Case> page = Pages.after(newest, wanted, c -> c.id().value(), filter.cursor(), filter.limit());
        CaseViews views = new CaseViews(programme, clock.instant());
        return new Page<>(page.items().stream().map(views::of).toList(), page.next(), page.total());
    }

    @Override
    public Optional<CaseView> caseOf(CaseId id) {
        Programme programme = programmes.get();
        return programme.caseOf(id).map(new CaseViews(programme, clock.instant())::of);
    }

    @Override
    public List<MeasureView> measures(Optional<BodyId> body) {
        Programme programme = programmes.get();
        Instant at = clock.instant();
        return programme.restraints().all().stream()
                .filter(m -> body.map(m.imposed().act().body()::equals).orElse(true))
                .filter(m -> m.imposed().live() && m.imposed().act().until().isAfter(at))
                .map(m -> view(programme, m, at))
                .toList();
    }

    private static List<OwedRoute> owed(Programme programme, Measure one, Instant at) {
        List<OwedRoute> owed = new ArrayList<>();
        programme.continuityOwed(one, at).lacking().forEach((id, by) -> programme
                .route(id)
                .ifPresent(r -> owed.add(new OwedRoute(
                        r.act().service().value(),
                        id.value(),
                        Reading.word(r.act().citizenEffect()),
                        by,
                        !at.isBefore(by)))));
        return owed;
    }

    private static MeasureView view(Programme programme, Measure one, Instant at) {
        MeasureImposed measure = one.effective();
        return new MeasureView(
                measure.measure().value(),
                measure.body().value(),
                measure.kind().name(),
                measure.handlings().stream().sorted().toList(),
                measure.tiers().stream().sorted().map(Tier::name).toList(),
                measure.services().stream().map(s -> s.value()).sorted().toList(),
                measure.emergency(),
                one.imposed().at(),
                measure.until(),
                text(measure.reason()),
                text(measure.exitCriteria()),
                owed(programme, one, at));
    }

    @Override
    public List<ComingChange> coming(int most) {
        Programme programme = programmes.get();
        Instant at = clock.instant();
        List<ComingChange> coming = new ArrayList<>();
        standings.of(programme, at).values().forEach(standing -> standing.controls()
                .values()
                .forEach(control -> {
                    if (control instanceof ControlStanding.Lapsing lapsing
                            && lapsing.bitesAt().filter(b -> b.isAfter(at)).isPresent()) {
                        coming.add(change(programme, standing, lapsing, at));
                    }
                }));
        coming.sort(Comparator.comparing(ComingChange::at)
                .thenComparing(ComingChange::body)
                .thenComparing(ComingChange::control));
        return List.copyOf(coming.subList(0, Math.min(most, coming.size())));
    }

    private static ComingChange change(
            Programme programme, Standing standing, ControlStanding.Lapsing lapsing, Instant at) {
        BodyId body = bodyOf(programme, standing.environment());
        ControlId control = lapsing.control();
        return new ComingChange(
                lapsing.bitesAt().orElseThrow(),
                body.value(),
                programme.body(body).map(b -> text(b.act().name())).orElse(body.value()),
                standing.environment().value(),
                control.value(),
                programme
                        .editionAt(at)
                        .flatMap(e -> e.control(control))
                        .map(Control::title)
                        .orElse(control.value()),
                programme.routing().restingOn(control, at).size());
    }

    public static BodyId bodyOf(Programme programme, EnvironmentId environment) {
        return programme.environment(environment).orElseThrow().act().body();
    }

    static String text(Prose prose) {
        return prose.text().orElse("(erased)");
    }
}
