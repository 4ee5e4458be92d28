package concordat.app.control;

import concordat.api.view.BreachChange;
import concordat.api.view.FindingRating;
import concordat.api.view.Page;
import concordat.api.view.Preview;
import concordat.api.view.RatingChange;
import concordat.api.view.RatingView;
import concordat.api.view.Receipt;
import concordat.assurance.Programme;
import concordat.assurance.act.Breach;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.rating.Adjustment;
import concordat.catalogue.ControlId;
import concordat.findings.Adjustments;
import concordat.store.Stores;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingScopes;
import concordat.web.desk.ActDesk;
import concordat.web.desk.Doing;
import concordat.web.desk.RatingDesk;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import concordat.web.read.Pages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Takes decisions on how bad findings are, each by one act however many findings it is of, and tells how they stand.
/// Judging by them comes by itself, as after every change of what findings are judged by.
final class StoredRatingDesk implements RatingDesk {

    private static final Set<String> STATES = Set.of("running", "over", "ended");

    private final Stores stores;
    private final ActDesk acts;
    private final Choices choices;
    private final FindingSets sets;
    private final Yardsticks yardsticks;
    private final ImportDesk imports;
    private final InstantSource clock;

    StoredRatingDesk(
            Stores stores,
            ActDesk acts,
            Choices choices,
            FindingSets sets,
            Yardsticks yardsticks,
            ImportDesk imports,
            InstantSource clock) {
        this.stores = stores;
        this.acts = acts;
        this.choices = choices;
        this.sets = sets;
        this.yardsticks = yardsticks;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public RatingChange rate(BodyId body, Optional<String> environment, FindingRating wanted, Doing doing) {
        EnvironmentId id = environment(body, environment, wanted);
        return sets.inTurn(id, () -> {
            RatingDraft draft = new RatingDraft(id, wanted, new LeftOut(id));
            Yardsticks.Ruling ruling = yardsticks.of(id);
            draft.take(choices.of(body, id, wanted.findings(), wanted.filter(), draft.leftOut()), ruling.adjustments());
            return rate(id, draft, ruling, wanted, doing);
        });
    }

    /// Where nobody says which environment, the first finding tells, or that there is only one.
    private EnvironmentId environment(BodyId body, Optional<String> said, FindingRating wanted) {
        Optional<String> named = said.or(() -> wanted.filter().flatMap(f -> f.environment()))
                .or(() -> wanted.findings().stream().findFirst().map(f -> f.replaceFirst("-[0-9]{1,18}$", "")));
        List<EnvironmentId> all = FindingLists.environments(acts.programme(), body, named);
        if (all.size() != 1) {
            throw Refusal.of(400, "Say which environment", "The body has " + all + "; give `environment`.");
        }
        return all.getFirst();
    }

    private RatingChange rate(
            EnvironmentId id, RatingDraft draft, Yardsticks.Ruling ruling, FindingRating wanted, Doing doing) {
        String token = draft.token();
        boolean agreed = doing.agreed(token);
        if (draft.isOfNothing()) {
            return view(id, draft, token, wanted, Told.NOTHING);
        }
        RatingAdjusted act = draft.act(new RiskId(acts.freshId("rating")), acts.prose(wanted.reason()));
        Adjustments then = ruling.adjustments().and(draft.adjusted(act));
        List<Breach> before = acts.programme().breachesOf(id);
        List<Breach> after = imports.foreseen(id, ruling.rating(then));
        Wanted decision = new Wanted(doing.person(), act);
        List<Wanted> foreseen = new ArrayList<>(List.of(decision));
        if (!Set.copyOf(before).equals(Set.copyOf(after))) {
            foreseen.add(new Wanted(Programme.COLLECTOR, new FindingsJudgedAnew(id, after)));
        }
        Preview preview = doing.foresight().apply(foreseen);
        int beside = beside(id, draft.members(), then);
        Optional<Receipt> receipt =
                agreed ? Optional.of(sets.append(id, List.of(draft.members()), List.of(decision))) : Optional.empty();
        return view(
                id,
                draft,
                token,
                wanted,
                new Told(
                        receipt.map(r -> act.risk().value()),
                        beside,
                        changes(before, after),
                        Optional.of(preview),
                        receipt));
    }

    /// What a decision would come to.
    private record Told(
            Optional<String> decision,
            int beside,
            List<BreachChange> breaches,
            Optional<Preview> preview,
            Optional<Receipt> receipt) {

        private static final Told NOTHING =
                new Told(Optional.empty(), 0, List.of(), Optional.empty(), Optional.empty());
    }

    private static RatingChange view(
            EnvironmentId id, RatingDraft draft, String token, FindingRating wanted, Told told) {
        return new RatingChange(
                token,
                told.decision(),
                id.value(),
                draft.from().map(FindingViews::word),
                FindingViews.word(draft.to()),
                wanted.until(),
                draft.members().size(),
                draft.assets(),
                draft.severities(),
                told.beside(),
                told.breaches(),
                draft.leftOut().first(),
                draft.leftOut().inAll(),
                told.preview(),
                told.receipt());
    }

    private static List<BreachChange> changes(List<Breach> before, List<Breach> after) {
        Map<ControlId, Breach> was = byControl(before);
        Map<ControlId, Breach> is = byControl(after);
        Set<ControlId> controls = new TreeSet<>(was.keySet());
        controls.addAll(is.keySet());
        return controls.stream()
                .map(control ->
                        change(control, Optional.ofNullable(was.get(control)), Optional.ofNullable(is.get(control))))
                .filter(c -> c.before() != c.after() || !c.failsAt().equals(c.failsThen()))
                .toList();
    }

    private static Map<ControlId, Breach> byControl(List<Breach> breaches) {
        Map<ControlId, Breach> byControl = new TreeMap<>();
        breaches.forEach(b -> byControl.put(b.control(), b));
        return byControl;
    }

    private static BreachChange change(ControlId control, Optional<Breach> was, Optional<Breach> is) {
        return new BreachChange(
                control.value(),
                was.map(Breach::findings).orElse(0),
                was.map(Breach::breachesAt),
                is.map(Breach::findings).orElse(0),
                is.map(Breach::breachesAt));
    }

    /// New hosts with the same weakness are never of a decision by themselves.
    ///
    /// @param counting what counts by decision
    /// @return how many open findings of the same weaknesses count as their tools say
    private int beside(EnvironmentId id, Set<String> members, Adjustments counting) {
        FindingScopes scopes = new FindingScopes(acts.programme().network(), id);
        List<ChosenFinding> alike = stores.read(connection -> scopes.alike(connection, members));
        return (int) alike.stream()
                .filter(f -> !members.contains(f.identity()))
                .filter(f -> counting.of(f.identity(), f.severity()).isEmpty())
                .count();
    }

    @Override
    public Page<RatingView> ratings(
            BodyId body, Optional<String> environment, Optional<String> state, Optional<String> cursor, int limit) {
        state.filter(s -> !STATES.contains(s)).ifPresent(s -> {
            throw Refusal.of(400, "There is no such state", "[" + s + "]: running, over or ended.");
        });
        Programme programme = acts.programme();
        Instant now = clock.instant();
        List<Adjustment> all = new ArrayList<>();
        for (EnvironmentId id : FindingLists.environments(programme, body, environment)) {
            programme.ratings().of(id).stream()
                    .filter(a -> state.map(state(a, now)::equals).orElse(true))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparingLong((Adjustment a) -> a.decided().position())
                .reversed());
        Page<Adjustment> page = Pages.after(all, a -> a.decided().act().risk().value(), cursor, limit);
        return new Page<>(page.items().stream().map(a -> view(a, now)).toList(), page.next(), page.total());
    }

    private static String state(Adjustment adjustment, Instant now) {
        return adjustment.ended().isPresent() ? "ended" : adjustment.inForce(now) ? "running" : "over";
    }

    private RatingView view(Adjustment adjustment, Instant now) {
        RatingAdjusted act = adjustment.decided().act();
        EnvironmentId id = act.environment();
        FindingScopes scopes = new FindingScopes(acts.programme().network(), id);
        Set<String> members = yardsticks.members(act);
        List<ChosenFinding> known = stores.read(connection -> scopes.known(connection, members));
        Adjustments counting = yardsticks.of(id).adjustments();
        return new RatingView(
                act.risk().value(),
                id.value(),
                FindingViews.word(act.from()),
                FindingViews.word(act.to()),
                state(adjustment, now),
                act.findings(),
                many(known, f -> f.open() && counts(counting, f, act.risk())),
                many(known, f -> f.open() && f.severity() != act.from()),
                many(known, f -> !f.open()),
                act.findings() - known.size(),
                adjustment.inForce(now) ? beside(id, members, counting) : 0,
                act.requester().value(),
                adjustment.decided().by().value(),
                adjustment.decided().at(),
                act.until(),
                act.reason().text(),
                adjustment.ended().map(e -> e.at()));
    }

    private static boolean counts(Adjustments counting, ChosenFinding finding, RiskId decision) {
        return counting.of(finding.identity(), finding.severity())
                .filter(a -> a.decision().equals(decision.value()))
                .isPresent();
    }

    private static int many(List<ChosenFinding> findings, Predicate<ChosenFinding> which) {
        return (int) findings.stream().filter(which).count();
    }
}
