package concordat.exchange.findings;

import concordat.assurance.ControlStanding;
import concordat.assurance.Standing;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.RestsOn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of controls that findings fail: what they are called, how they stand, what rests on them and what is
/// planned.
final class Controls {

    private final Occasion occasion;
    private final Map<EnvironmentId, Standing> standings = new HashMap<>();

    Controls(Occasion occasion) {
        this.occasion = occasion;
    }

    private Optional<Control> control(EnvironmentId environment, ControlId id) {
        return occasion.programme().controlOf(environment, id, occasion.at());
    }

    String title(EnvironmentId environment, ControlId id) {
        return control(environment, id).map(Control::title).orElse(id.value());
    }

    Optional<ControlStanding> standing(EnvironmentId environment, ControlId id) {
        return control(environment, id).flatMap(c -> standings
                .computeIfAbsent(environment, e -> Standing.of(occasion.programme(), e, occasion.at()))
                .control(c.id()));
    }

    /// How it stands, in a word.
    String stands(EnvironmentId environment, ControlId id) {
        return standing(environment, id)
                .map(s -> Columns.word(s.kind()).replace('-', ' '))
                .orElse("not judged");
    }

    /// When it supports less if nothing is done.
    Optional<Instant> loss(EnvironmentId environment, ControlId id) {
        return standing(environment, id).flatMap(s -> s.basis().loss()).map(ControlStanding.Loss::at);
    }

    /// The handlings that rest on it, as people call them.
    String handlings(EnvironmentId environment, ControlId id) {
        Optional<Edition> edition = occasion.programme().editionOf(environment, occasion.at());
        List<String> on = control(environment, id).stream()
                .flatMap(c -> c.restsOn().stream())
                .map(RestsOn::handling)
                .toList();
        return edition.stream()
                .flatMap(e -> e.handlings().stream())
                .filter(h -> on.contains(h.id()))
                .map(Handling::title)
                .collect(Collectors.joining(", "));
    }

    /// Open actions about it, oldest first.
    List<Action> actions(EnvironmentId environment, ControlId id) {
        return occasion.programme().planned().actionsOf(environment).stream()
                .filter(a -> a.open()
                        && a.added().controls().stream()
                                .anyMatch(c -> occasion.programme().same(c, id)))
                .toList();
    }

    /// What is planned about it, and by when.
    String planned(EnvironmentId environment, ControlId id) {
        List<Action> actions = actions(environment, id);
        return actions.isEmpty()
                ? "nothing planned"
                : actions.stream()
                        .map(a -> "action " + a.added().number() + " by " + a.plannedOn()
                                + a.owner().map(o -> ", " + o.value()).orElse(""))
                        .collect(Collectors.joining("; "));
    }
}
