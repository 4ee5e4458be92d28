package concordat.exchange.findings;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Action;
import concordat.catalogue.ControlId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is planned about the controls that findings fail.
final class Remedies {

    private record Asked(String environment, List<String> controls) {}

    private final Occasion occasion;
    private final Map<Asked, List<Action>> known = new HashMap<>();

    Remedies(Occasion occasion) {
        this.occasion = occasion;
    }

    /// Open actions about any of the controls that the finding fails, oldest first.
    List<Action> of(ExportedFinding finding) {
        return finding.controls().isEmpty()
                ? List.of()
                : known.computeIfAbsent(new Asked(finding.environment(), finding.controls()), this::of);
    }

    private List<Action> of(Asked asked) {
        return occasion.programme().planned().actionsOf(new EnvironmentId(asked.environment())).stream()
                .filter(action -> action.open() && about(action, asked.controls()))
                .toList();
    }

    private boolean about(Action action, List<String> controls) {
        return action.added().controls().stream().anyMatch(c -> controls.stream()
                .anyMatch(o -> occasion.programme().same(c, new ControlId(o))));
    }

    /// Who does them.
    String owners(ExportedFinding finding) {
        return of(finding).stream()
                .flatMap(a -> a.owner().stream())
                .map(PersonId::value)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// What is done.
    String words(ExportedFinding finding) {
        return of(finding).stream()
                .map(a -> "Action " + a.added().number() + ": "
                        + Occasion.text(a.added().what()))
                .collect(Collectors.joining("\n"));
    }

    /// By when.
    String milestones(ExportedFinding finding) {
        return of(finding).stream()
                .map(a -> "Action " + a.added().number() + ": " + a.plannedOn())
                .collect(Collectors.joining("\n"));
    }
}
