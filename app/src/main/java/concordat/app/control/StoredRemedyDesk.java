package concordat.app.control;

import concordat.api.view.ActionProgress;
import concordat.api.view.FindingEdit;
import concordat.api.view.FixProposal;
import concordat.api.view.Page;
import concordat.api.view.PlanFixes;
import concordat.api.view.WorkChange;
import concordat.assurance.Programme;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plan;
import concordat.catalogue.Severity;
import concordat.findings.remedy.EffortTable;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingFilter;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingScopes;
import concordat.store.findings.FindingSort;
import concordat.store.findings.FindingStore;
import concordat.web.desk.ActDesk;
import concordat.web.desk.Doing;
import concordat.web.desk.FixWish;
import concordat.web.desk.RemedyDesk;
import concordat.web.http.Refusal;
import concordat.web.read.Pages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Proposes what mends findings, makes that actions of plans, and says how far these have come.
final class StoredRemedyDesk implements RemedyDesk {

    private static final int PLACES = 5;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final InstantSource clock;
    private final FindingSets sets;
    private final Works works;

    StoredRemedyDesk(
            Stores stores, ActDesk acts, BodyKeys keys, Choices choices, FindingSets sets, InstantSource clock) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.clock = clock;
        this.sets = sets;
        this.works = new Works(stores, acts, choices, sets);
    }

    @Override
    public Page<FixProposal> proposals(BodyId body, FixWish wish, Optional<String> cursor, int limit) {
        EffortTable table = table(wish.effort());
        Optional<Severity> least = wish.severity().map(s -> FindingLists.one(Severity.class, "severity", s));
        List<Fixes.Fix> fixes = new ArrayList<>();
        for (EnvironmentId id : environments(body, wish.environment())) {
            fixes.addAll(fixes(body, id));
        }
        List<Fixes.Fix> wanted = fixes.stream()
                .filter(f -> wish.all() || f.remaining() > 0)
                .filter(f ->
                        wish.kind().map(k -> k.equals(f.remedy().kind().word())).orElse(true))
                .filter(f -> least.map(s -> f.worst().compareTo(s) >= 0).orElse(true))
                .sorted(order(wish.sort().orElse("loss"), table))
                .toList();
        Page<Fixes.Fix> page = Pages.after(wanted, Fixes.Fix::id, cursor, limit);
        return new Page<>(page.items().stream().map(f -> view(body, f, table)).toList(), page.next(), page.total());
    }

    private static Comparator<Fixes.Fix> order(String sort, EffortTable table) {
        Comparator<Fixes.Fix> quick = Comparator.comparingDouble((Fixes.Fix f) -> -f.closedPerHour(table))
                .thenComparing(Fixes.Fix::id);
        Comparator<Fixes.Fix> due = Comparator.comparing(
                        (Fixes.Fix f) -> f.due().orElse(Instant.MAX))
                .thenComparing(quick);
        return switch (sort) {
            case "loss" ->
                Comparator.comparing((Fixes.Fix f) -> f.lost().orElse(Instant.MAX))
                        .thenComparing(due);
            case "due" -> due;
            case "effort" -> quick;
            case "findings" ->
                Comparator.comparingInt((Fixes.Fix f) -> -f.findings()).thenComparing(quick);
            default ->
                throw Refusal.of(400, "There is no such order", "[" + sort + "]: loss, due, effort or findings.");
        };
    }

    private static EffortTable table(List<String> said) {
        try {
            return EffortTable.USUAL.with(said);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is no effort", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<FixProposal> proposal(BodyId body, Optional<String> environment, String id, List<String> effort) {
        return find(body, environment, id).map(f -> view(body, f, table(effort)));
    }

    private Optional<Fixes.Fix> find(BodyId body, Optional<String> environment, String id) {
        return environments(body, environment).stream()
                .filter(e -> id.startsWith(e.value() + "-fix-"))
                .flatMap(e -> fixes(body, e).stream())
                .filter(f -> f.id().equals(id))
                .findFirst();
    }

    private List<Fixes.Fix> fixes(BodyId body, EnvironmentId id) {
        return stores.read(connection -> Fixes.of(connection, store(body, id), acts.programme(), id, clock.instant()));
    }

    private FixProposal view(BodyId body, Fixes.Fix fix, EffortTable table) {
        FindingFilter filter = new FindingFilter(true, Severity.LOW).of(fix.weaknesses());
        List<FindingPage.Line> worst = stores.read(connection -> store(body, fix.environment())
                .page(connection, filter, FindingSort.WORST, FindingPage.Cursor.START, PLACES)
                .lines());
        return FixViews.view(fix, table, acts.programme(), worst);
    }

    @Override
    public Page<ActionProgress> progress(
            BodyId body, Optional<String> environment, Optional<String> state, Optional<String> cursor, int limit) {
        if (state.isPresent() && !Set.of("open", "done", "dropped").contains(state.get())) {
            throw Refusal.of(400, "There is no such state", "[" + state.get() + "]: open, done or dropped.");
        }
        Programme programme = acts.programme();
        List<ActionProgress> all = new ArrayList<>();
        for (EnvironmentId id : environments(body, environment)) {
            List<Action> scoped = programme.planned().actionsOf(id).stream()
                    .filter(a -> a.scope().isPresent())
                    .filter(a -> state.map(ActionStates.word(a)::equals).orElse(true))
                    .toList();
            Set<String> digests =
                    scoped.stream().map(a -> a.scope().orElseThrow().digest()).collect(Collectors.toSet());
            FindingScopes scopes = new FindingScopes(programme.network(), id);
            Map<String, FindingScopes.Tally> tallies = stores.read(connection -> scopes.tallies(connection, digests));
            Optional<LocalDate> next = ActionStates.nextLook(programme, id, clock.instant());
            scoped.forEach(a -> all.add(ActionStates.progress(a, id, tallies, next)));
        }
        all.sort(Comparator.comparing(ActionProgress::plannedOn)
                .thenComparing(ActionProgress::environment)
                .thenComparingInt(ActionProgress::number));
        return Pages.after(all, ActionProgress::action, cursor, limit);
    }

    @Override
    public WorkChange edit(BodyId body, FindingEdit wanted, Doing doing) {
        return works.edit(body, wanted, doing);
    }

    @Override
    public WorkChange plan(BodyId body, PlanFixes wanted, Doing doing) {
        Programme programme = acts.programme();
        Plan plan = programme
                .planned()
                .plan(id("plan", wanted.plan(), PlanId::new))
                .filter(p -> environments(body, Optional.empty()).contains(p.environment()))
                .orElseThrow(() -> Refusal.notFound("plan", wanted.plan()));
        if (wanted.proposals().isEmpty() || wanted.proposals().size() > 100) {
            throw Refusal.of(
                    400, "Name 1 to 100 proposals", wanted.proposals().size() + " were named; nothing was done.");
        }
        return sets.inTurn(plan.environment(), () -> plan(body, plan, wanted, doing));
    }

    private WorkChange plan(BodyId body, Plan plan, PlanFixes wanted, Doing doing) {
        EffortTable table = table(wanted.effort());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Fixes.Fix> fixes = new TreeMap<>();
        fixes(body, plan.environment()).forEach(f -> fixes.put(f.id(), f));
        Works.Draft draft = new Works.Draft(plan.environment(), wanted.reason());
        int number = acts.programme().planned().nextNumber(plan.environment());
        for (String proposal : new TreeSet<>(wanted.proposals())) {
            Fixes.Fix fix = fixes.get(proposal);
            if (fix == null) {
                draft.refuse(proposal, "no such fix is proposed for environment " + plan.environment() + " now");
                continue;
            }
            Optional<LocalDate> by = wanted.by()
                    .or(() -> fix.due().map(d -> LocalDate.ofInstant(d, ZoneOffset.UTC)))
                    .or(() -> plan.drafted().map(d -> d.endsOn()));
            if (by.isEmpty() || !by.get().isAfter(today)) {
                draft.refuse(
                        proposal,
                        by.map(day -> "its date, " + day + ", is not ahead; say by when it is to be done")
                                .orElse("it has no date; say by when it is to be done"));
                continue;
            }
            List<ChosenFinding> all = stores.read(connection -> store(body, fix.environment())
                    .chosen(connection, new FindingFilter(true, Severity.LOW).of(fix.weaknesses()), Choices.MOST + 1));
            Set<String> free = works.free(plan.environment(), all);
            if (free.isEmpty() || all.size() > Choices.MOST) {
                draft.refuse(
                        proposal,
                        free.isEmpty()
                                ? "open actions are to mend all of it already"
                                : "it is more than " + Choices.MOST + " findings; choose some with findings edit");
                continue;
            }
            draft.add(added(plan, number++, fix, by.get(), free.size(), wanted.owner(), table), free);
        }
        return works.done(draft, doing);
    }

    /// Its words say nothing that would tell a reader of plans what the weakness is, or where.
    private ActionAdded added(
            Plan plan,
            int number,
            Fixes.Fix fix,
            LocalDate by,
            int findings,
            Optional<String> owner,
            EffortTable table) {
        String severities = fix.severities().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<Severity, Integer>comparingByKey().reversed())
                .map(e -> e.getValue() + " " + FindingViews.word(e.getKey()))
                .collect(Collectors.joining(", "));
        String what = "Mend " + findings + (findings == 1 ? " finding" : " findings") + " by one fix of kind "
                + fix.remedy().kind().word() + " on " + fix.hosts() + (fix.hosts() == 1 ? " host" : " hosts") + " ("
                + severities + "), about "
                + FixViews.hours(table.rate(fix.remedy().kind()).of(fix.hosts())) + " hours; proposal " + fix.id();
        return new ActionAdded(
                new ActionId(acts.freshId("action")),
                plan.id(),
                number,
                fix.stakes().keySet(),
                owner.map(o -> id("owner", o, PersonId::new)),
                by,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                acts.prose(what));
    }

    private static <T> T id(String what, String text, java.util.function.Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is no " + what, String.valueOf(e.getMessage()));
        }
    }

    private List<EnvironmentId> environments(BodyId body, Optional<String> only) {
        List<EnvironmentId> all = acts.programme().environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .filter(id -> only.isEmpty() || only.get().equals(id.value()))
                .sorted()
                .toList();
        if (all.isEmpty() && only.isPresent()) {
            throw Refusal.notFound("environment", only.get());
        }
        return all;
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }
}
