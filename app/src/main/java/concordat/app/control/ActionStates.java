package concordat.app.control;

import concordat.api.view.ActionProgress;
import concordat.assurance.Programme;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.store.findings.FindingScopes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far an action has come: what is said of it, and what scans show. Only scans prove anything.
final class ActionStates {

    private ActionStates() {}

    /// @return open, done or dropped
    static String word(Action action) {
        return action.open() ? "open" : action.dropped().isPresent() ? "dropped" : "done";
    }

    /// @return mended, said or none
    static String proof(Action action, FindingScopes.Tally tally) {
        if (tally.mended()) {
            return "mended";
        }
        return word(action).equals("done") ? "said" : "none";
    }

    /// @param tallies by scope
    /// @return without its tickets
    static ActionProgress progress(
            Action action,
            EnvironmentId environment,
            Map<String, FindingScopes.Tally> tallies,
            Optional<LocalDate> nextLook) {
        Action.Scope scope = action.scope().orElseThrow();
        FindingScopes.Tally tally = tally(scope, tallies);
        return new ActionProgress(
                action.id().value(),
                action.added().number(),
                action.plan().value(),
                environment.value(),
                action.owner().map(o -> o.value()),
                action.plannedOn(),
                word(action),
                scope.findings(),
                tally.open(),
                tally.closed(),
                tally.unknown(),
                proof(action, tally),
                tally.lastSeen(),
                nextLook,
                List.of());
    }

    /// Findings that the ledger counts and that are not here, as after a database was restored, are not known.
    private static FindingScopes.Tally tally(Action.Scope scope, Map<String, FindingScopes.Tally> tallies) {
        FindingScopes.Tally tally =
                tallies.getOrDefault(scope.digest(), new FindingScopes.Tally(0, 0, 0, Optional.empty()));
        int here = tally.open() + tally.closed() + tally.unknown();
        return new FindingScopes.Tally(
                tally.open(), tally.closed(), tally.unknown() + Math.max(0, scope.findings() - here), tally.lastSeen());
    }

    /// About when the next scan is to be expected: after the last one, the middle of the pauses there were between
    /// scans.
    ///
    /// @return none with fewer than two scans; today when it is overdue
    static Optional<LocalDate> nextLook(Programme programme, EnvironmentId environment, Instant now) {
        List<Instant> scans = programme.reportsOf(environment).stream()
                .filter(Recorded::live)
                .map(r -> r.act().scannedAt())
                .distinct()
                .sorted()
                .toList();
        if (scans.size() < 2) {
            return Optional.empty();
        }
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < scans.size(); i++) {
            pauses.add(Duration.between(scans.get(i - 1), scans.get(i)));
        }
        pauses.sort(Comparator.naturalOrder());
        Instant next = scans.getLast().plus(pauses.get(pauses.size() / 2));
        return Optional.of(LocalDate.ofInstant(next.isBefore(now) ? now : next, ZoneOffset.UTC));
    }
}
