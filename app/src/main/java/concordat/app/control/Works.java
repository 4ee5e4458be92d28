package concordat.app.control;

import concordat.api.view.FindingChoice;
import concordat.api.view.FindingEdit;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.api.view.RefusedItem;
import concordat.api.view.WorkChange;
import concordat.api.view.WorkStep;
import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAct.ActionScoped;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Action;
import concordat.store.Stores;
import concordat.store.findings.ActionScopes;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingStore;
import concordat.web.desk.ActDesk;
import concordat.web.desk.FindingWish;
import concordat.web.desk.RemedyDesk.Doing;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Changes what actions are to mend. First it is drafted, with what cannot be done and why; the draft has a token, and
/// only a draft with the token that was shown is done. One act says it for all of an action's findings.
final class Works {

    /// More findings than these are not changed at once.
    static final int MOST = 50_000;

    private static final int MOST_SHOWN = 100;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final FindingLists lists;
    private final Map<EnvironmentId, Object> turns = new ConcurrentHashMap<>();

    Works(Stores stores, ActDesk acts, BodyKeys keys, FindingLists lists) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.lists = lists;
    }

    /// An action with what it is to mend then.
    private record Change(
            String step,
            ActionId action,
            boolean added,
            int number,
            LocalDate plannedOn,
            Optional<PersonId> owner,
            String what,
            int before,
            int concerned,
            Set<String> after) {}

    /// What is to be done, as far as it can be.
    static final class Draft {
        private final EnvironmentId environment;
        private final String reason;
        private final List<ActionAdded> added = new ArrayList<>();
        private final List<ActionResourced> owners = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<RefusedItem> refused = new ArrayList<>();

        Draft(EnvironmentId environment, String reason) {
            this.environment = environment;
            this.reason = reason;
        }

        void refuse(String item, String why) {
            refused.add(new RefusedItem(item, why));
        }

        void add(ActionAdded action, Set<String> findings) {
            added.add(action);
            changes.add(new Change(
                    "add",
                    action.action(),
                    true,
                    action.number(),
                    action.plannedOn(),
                    action.owner(),
                    action.what().text().orElse(""),
                    0,
                    findings.size(),
                    findings));
        }

        private void own(Action action, PersonId owner) {
            owners.add(new ActionResourced(action.id(), owner, action.pence(), action.funded()));
        }

        /// Ids that are made anew each time play no part.
        private String token() {
            StringBuilder all =
                    new StringBuilder(environment.value()).append('\n').append(reason);
            for (Change change : changes) {
                all.append('\n')
                        .append(String.join(
                                " ",
                                change.step(),
                                change.added() ? "" : change.action().value(),
                                String.valueOf(change.number()),
                                String.valueOf(change.plannedOn()),
                                change.owner().map(PersonId::value).orElse(""),
                                ActionScopes.digest(change.after())));
            }
            owners.forEach(o -> all.append("\nowner ").append(o.owner().value()));
            refused.forEach(r -> all.append("\nnot ").append(r.item()));
            try {
                byte[] sha = MessageDigest.getInstance("SHA-256")
                        .digest(all.toString().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(sha, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /// @return the open ones that no open action is to mend
    Set<String> free(EnvironmentId environment, List<ChosenFinding> chosen) {
        Map<String, String> taken = taken(environment, chosen);
        Set<String> free = new TreeSet<>();
        for (ChosenFinding finding : chosen) {
            if (finding.open() && !taken.containsKey(finding.identity())) {
                free.add(finding.identity());
            }
        }
        return free;
    }

    private Map<String, String> taken(EnvironmentId environment, List<ChosenFinding> chosen) {
        Programme programme = acts.programme();
        ActionScopes scopes = new ActionScopes(programme.network(), environment);
        return stores.read(connection -> scopes.of(
                connection,
                chosen.stream().map(ChosenFinding::identity).toList(),
                Fixes.scopes(programme, environment)));
    }

    WorkChange edit(BodyId body, FindingEdit wanted, Doing doing) {
        if (wanted.into().isPresent() == wanted.outOf().isPresent()) {
            throw Refusal.of(
                    400, "Say what is to be done", "Give `into` or `outOf`, one of both, with an action's id.");
        }
        boolean into = wanted.into().isPresent();
        Action action = action(body, wanted.into().or(wanted::outOf).orElseThrow());
        Programme programme = acts.programme();
        EnvironmentId environment =
                programme.planned().plan(action.plan()).orElseThrow().environment();
        return inTurn(environment, () -> edit(body, environment, action, into, wanted, doing));
    }

    private WorkChange edit(
            BodyId body, EnvironmentId environment, Action action, boolean into, FindingEdit wanted, Doing doing) {
        Draft draft = new Draft(environment, wanted.reason());
        List<ChosenFinding> chosen = chosen(body, environment, wanted, draft);
        Set<String> before = members(environment, action);
        Set<String> after = new TreeSet<>(before);
        int concerned =
                into ? into(draft, chosen, action, after, taken(environment, chosen)) : outOf(draft, chosen, after);
        Optional<PersonId> owner = wanted.owner().map(o -> {
            try {
                return new PersonId(o);
            } catch (IllegalArgumentException e) {
                throw Refusal.of(400, "That is no person", String.valueOf(e.getMessage()));
            }
        });
        if (concerned > 0) {
            draft.changes.add(new Change(
                    into ? "into" : "out-of",
                    action.id(),
                    false,
                    action.added().number(),
                    action.plannedOn(),
                    owner.or(action::owner),
                    action.added().what().text().orElse("(erased)"),
                    before.size(),
                    concerned,
                    after));
        }
        owner.filter(o -> !action.owner().equals(Optional.of(o))).ifPresent(o -> draft.own(action, o));
        return done(draft, doing);
    }

    private static int into(
            Draft draft, List<ChosenFinding> chosen, Action action, Set<String> after, Map<String, String> taken) {
        Optional<String> own = action.scope().map(Action.Scope::digest);
        int concerned = 0;
        for (ChosenFinding finding : chosen) {
            String item = item(draft, finding);
            Optional<String> in = Optional.ofNullable(taken.get(finding.identity()));
            if (!finding.open()) {
                draft.refuse(item, "it is closed");
            } else if (after.contains(finding.identity()) || (in.isPresent() && in.equals(own))) {
                draft.refuse(item, "action " + action.id() + " is to mend it already");
            } else if (in.isPresent()) {
                draft.refuse(item, "another open action is to mend it; take it out of that first");
            } else {
                after.add(finding.identity());
                concerned++;
            }
        }
        return concerned;
    }

    private static int outOf(Draft draft, List<ChosenFinding> chosen, Set<String> after) {
        int concerned = 0;
        for (ChosenFinding finding : chosen) {
            if (after.remove(finding.identity())) {
                concerned++;
            } else {
                draft.refuse(item(draft, finding), "the action is not to mend it");
            }
        }
        return concerned;
    }

    private static String item(Draft draft, ChosenFinding finding) {
        return draft.environment.value() + "-" + finding.number();
    }

    private Action action(BodyId body, String id) {
        Programme programme = acts.programme();
        Optional<Action> found;
        try {
            found = programme.planned().action(new ActionId(id));
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        return found.filter(a -> programme.environmentsOf(body).stream().anyMatch(e -> e.act()
                        .environment()
                        .equals(programme.planned().plan(a.plan()).orElseThrow().environment())))
                .orElseThrow(() -> Refusal.notFound("action", id));
    }

    private Set<String> members(EnvironmentId environment, Action action) {
        ActionScopes scopes = new ActionScopes(acts.programme().network(), environment);
        return action.scope()
                .map(scope -> stores.<Set<String>>read(connection -> scopes.members(connection, scope.digest())))
                .orElse(Set.of());
    }

    private List<ChosenFinding> chosen(BodyId body, EnvironmentId environment, FindingEdit wanted, Draft draft) {
        FindingStore store = new FindingStore(acts.programme().network(), environment, keys.vault(body));
        if (!wanted.findings().isEmpty()) {
            Set<Long> numbers = new HashSet<>();
            Map<Long, String> items = new HashMap<>();
            for (String id : wanted.findings()) {
                String start = environment.value() + "-";
                if (id.startsWith(start) && id.substring(start.length()).matches("[0-9]{1,18}")) {
                    long number = Long.parseLong(id.substring(start.length()));
                    numbers.add(number);
                    items.put(number, id);
                } else {
                    draft.refuse(id, "it is no finding of environment " + environment + ", which the action is of");
                }
            }
            List<ChosenFinding> found = stores.read(connection -> store.chosen(connection, numbers));
            found.forEach(f -> items.remove(f.number()));
            new TreeSet<>(items.values()).forEach(id -> draft.refuse(id, "there is no such finding"));
            return found;
        }
        FindingChoice choice = wanted.filter()
                .orElseThrow(
                        () -> Refusal.of(400, "Say which findings", "Give their ids as `findings`, or a `filter`."));
        if (choice.environment().filter(e -> !e.equals(environment.value())).isPresent()) {
            throw Refusal.of(
                    400,
                    "The action is of another environment",
                    "It is of " + environment + "; choose findings there.");
        }
        FindingWish wish = new FindingWish(
                Optional.of(environment.value()),
                choice.severity(),
                choice.state(),
                choice.asset(),
                choice.weakness(),
                choice.cve(),
                choice.dueBefore(),
                choice.action(),
                choice.fix(),
                Optional.empty());
        List<ChosenFinding> found =
                stores.read(connection -> store.chosen(connection, lists.filter(body, environment, wish), MOST + 1));
        if (found.size() > MOST) {
            throw Refusal.of(
                    422,
                    "These are more than can be changed at once",
                    "Choose at most " + MOST + "; narrow the filter.");
        }
        return found;
    }

    /// Does what was drafted, if its token is the one that was shown; without a token it is only shown.
    ///
    /// @throws Refusal when it is another draft by now, or a rule stands against it
    WorkChange done(Draft draft, Doing doing) {
        String token = draft.token();
        doing.token().filter(t -> !t.equals(token)).ifPresent(t -> {
            throw Refusal.of(
                    412,
                    "That is not what was previewed",
                    "Findings or actions have changed since, or something else is asked; preview it again, then send its"
                            + " token.");
        });
        List<Wanted> wanted = new ArrayList<>();
        draft.added.forEach(a -> wanted.add(new Wanted(doing.person(), a)));
        for (Change change : draft.changes) {
            wanted.add(new Wanted(
                    doing.person(),
                    new ActionScoped(
                            change.action(),
                            ActionScopes.digest(change.after()),
                            change.after().size(),
                            acts.prose(draft.reason))));
        }
        draft.owners.forEach(o -> wanted.add(new Wanted(doing.person(), o)));
        Optional<Preview> preview = wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(doing.foresight().apply(wanted));
        Optional<Receipt> receipt =
                doing.token().isEmpty() || wanted.isEmpty() ? Optional.empty() : Optional.of(append(draft, wanted));
        return view(draft, token, preview, receipt);
    }

    private Receipt append(Draft draft, List<Wanted> wanted) {
        ActionScopes scopes = new ActionScopes(acts.programme().network(), draft.environment);
        stores.write(connection -> {
            for (Change change : draft.changes) {
                scopes.keep(connection, change.after());
            }
            return draft;
        });
        List<Entry> done = acts.append(wanted, Optional.empty(), programme -> Optional.empty());
        sweep(draft.environment);
        return new Receipt(
                done.getFirst().position(), done.size(), done.getLast().at(), List.of());
    }

    /// One change of an environment's actions after the other, so that what was drafted is still so when it is done,
    /// and nothing is swept whose act is still to come.
    WorkChange inTurn(EnvironmentId environment, Supplier<WorkChange> work) {
        synchronized (turns.computeIfAbsent(environment, e -> new Object())) {
            return work.get();
        }
    }

    void sweep() {
        acts.programme().environments().forEach(e -> sweep(e.act().environment()));
    }

    private void sweep(EnvironmentId environment) {
        Programme programme = acts.programme();
        Set<String> counting = new HashSet<>();
        programme.planned().actionsOf(environment).forEach(a -> a.scope().ifPresent(s -> counting.add(s.digest())));
        stores.write(connection -> {
            new ActionScopes(programme.network(), environment).sweep(connection, counting);
            return counting;
        });
    }

    private static WorkChange view(Draft draft, String token, Optional<Preview> preview, Optional<Receipt> receipt) {
        List<WorkStep> steps = new ArrayList<>();
        for (Change change : draft.changes) {
            steps.add(new WorkStep(
                    change.step(),
                    change.added() && receipt.isEmpty()
                            ? Optional.empty()
                            : Optional.of(change.action().value()),
                    change.number(),
                    change.plannedOn(),
                    change.owner().map(PersonId::value),
                    change.what(),
                    change.concerned(),
                    change.before(),
                    change.after().size()));
        }
        return new WorkChange(
                token,
                draft.changes.stream().mapToInt(Change::concerned).sum(),
                steps,
                draft.refused.stream().limit(MOST_SHOWN).toList(),
                draft.refused.size(),
                preview,
                receipt);
    }
}
