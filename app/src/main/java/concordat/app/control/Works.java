package concordat.app.control;

import concordat.api.view.FindingEdit;
import concordat.api.view.Preview;
import concordat.api.view.Receipt;
import concordat.api.view.WorkChange;
import concordat.api.view.WorkStep;
import concordat.assurance.Programme;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAct.ActionScoped;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Action;
import concordat.store.Stores;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingScopes;
import concordat.web.desk.ActDesk;
import concordat.web.desk.Doing;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Changes what actions are to mend. First it is drafted, with what cannot be done and why; the draft has a token, and
/// only a draft with the token that was shown is done. One act says it for all of an action's findings.
final class Works {

    private final Stores stores;
    private final ActDesk acts;
    private final Choices choices;
    private final FindingSets sets;

    Works(Stores stores, ActDesk acts, Choices choices, FindingSets sets) {
        this.stores = stores;
        this.acts = acts;
        this.choices = choices;
        this.sets = sets;
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
        private final LeftOut leftOut;

        Draft(EnvironmentId environment, String reason) {
            this.environment = environment;
            this.reason = reason;
            this.leftOut = new LeftOut(environment);
        }

        void refuse(String item, String why) {
            leftOut.add(item, why);
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

        private String token() {
            List<String> lines = new ArrayList<>(List.of(environment.value(), reason));
            for (Change change : changes) {
                lines.add(String.join(
                        " ",
                        change.step(),
                        change.added() ? "" : change.action().value(),
                        String.valueOf(change.number()),
                        String.valueOf(change.plannedOn()),
                        change.owner().map(PersonId::value).orElse(""),
                        FindingScopes.digest(change.after())));
            }
            owners.forEach(o -> lines.add("owner " + o.owner().value()));
            lines.addAll(leftOut.lines());
            return PreviewToken.of(lines);
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
        FindingScopes scopes = new FindingScopes(programme.network(), environment);
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
        return sets.inTurn(environment, () -> edit(body, environment, action, into, wanted, doing));
    }

    private WorkChange edit(
            BodyId body, EnvironmentId environment, Action action, boolean into, FindingEdit wanted, Doing doing) {
        Draft draft = new Draft(environment, wanted.reason());
        List<ChosenFinding> chosen = choices.of(body, environment, wanted.findings(), wanted.filter(), draft.leftOut);
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
            Optional<String> in = Optional.ofNullable(taken.get(finding.identity()));
            if (!finding.open()) {
                draft.leftOut.add(finding, "it is closed");
            } else if (after.contains(finding.identity()) || (in.isPresent() && in.equals(own))) {
                draft.leftOut.add(finding, "action " + action.id() + " is to mend it already");
            } else if (in.isPresent()) {
                draft.leftOut.add(finding, "another open action is to mend it; take it out of that first");
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
                draft.leftOut.add(finding, "the action is not to mend it");
            }
        }
        return concerned;
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
        FindingScopes scopes = new FindingScopes(acts.programme().network(), environment);
        return action.scope()
                .map(scope -> stores.<Set<String>>read(connection -> scopes.members(connection, scope.digest())))
                .orElse(Set.of());
    }

    /// Does what was drafted, if its token is the one that was shown; without a token it is only shown.
    ///
    /// @throws Refusal when it is another draft by now, or a rule stands against it
    WorkChange done(Draft draft, Doing doing) {
        String token = draft.token();
        boolean agreed = doing.agreed(token);
        List<Wanted> wanted = new ArrayList<>();
        draft.added.forEach(a -> wanted.add(new Wanted(doing.person(), a)));
        for (Change change : draft.changes) {
            wanted.add(new Wanted(
                    doing.person(),
                    new ActionScoped(
                            change.action(),
                            FindingScopes.digest(change.after()),
                            change.after().size(),
                            acts.prose(draft.reason))));
        }
        draft.owners.forEach(o -> wanted.add(new Wanted(doing.person(), o)));
        Optional<Preview> preview = wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(doing.foresight().apply(wanted));
        Optional<Receipt> receipt = agreed && !wanted.isEmpty() ? Optional.of(append(draft, wanted)) : Optional.empty();
        return view(draft, token, preview, receipt);
    }

    private Receipt append(Draft draft, List<Wanted> wanted) {
        return sets.append(
                draft.environment, draft.changes.stream().map(Change::after).toList(), wanted);
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
                draft.leftOut.first(),
                draft.leftOut.inAll(),
                preview,
                receipt);
    }
}
