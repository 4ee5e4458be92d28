package concordat.web.v1;

import concordat.api.view.Preview;
import concordat.api.view.PreviewChange;
import concordat.api.view.PreviewReading;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.web.desk.Wanted;
import concordat.web.read.Effects;
import concordat.web.read.ReadingChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What acts would change, without doing them.
final class Foresight {

    /// More than anybody reads; how many there are is told beside them.
    private static final int MOST_READINGS = 100;

    private final Api.Desks desks;

    Foresight(Api.Desks desks) {
        this.desks = desks;
    }

    /// @throws Refusal when a rule stands against one of them
    Preview of(List<Wanted> wanted) {
        Programme before = desks.acts().programme();
        Instant at = desks.clock().now().now();
        Programme after = before;
        for (int index = 0; index < wanted.size(); index++) {
            Wanted one = wanted.get(index);
            if (after.check(one.actor(), one.act(), at) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, index);
            }
            after = after.with(new Entry(before.network(), after.nextPosition(), at, one.actor(), one.act()));
        }
        List<PreviewChange> changes = new ArrayList<>();
        TreeSet<String> routes = new TreeSet<>();
        Set<EnvironmentId> changed = after.changedSince(before);
        for (EnvironmentId environment : new TreeSet<>(changed)) {
            compare(before, after, environment, at, changes, routes);
        }
        List<PreviewReading> readings = ReadingChanges.between(before, after, changed, at);
        return new Preview(
                changes,
                List.copyOf(routes),
                Effects.of(before, after, at, desks.snapshots().get(), desks.use()),
                readings.subList(0, Math.min(MOST_READINGS, readings.size())),
                readings.size());
    }

    private static void compare(
            Programme before,
            Programme after,
            EnvironmentId environment,
            Instant at,
            List<PreviewChange> changes,
            Set<String> routes) {
        Optional<Standing> old = before.environment(environment).map(e -> Standing.of(before, environment, at));
        Standing.of(after, environment, at).controls().forEach((id, standing) -> {
            Optional<ControlStanding> was = old.map(o -> o.controls().get(id));
            if (was.isEmpty() || !shown(was.get()).equals(shown(standing))) {
                changes.add(new PreviewChange(
                        environment.value(),
                        id.value(),
                        was.map(Foresight::shown).orElse("unknown"),
                        shown(standing)));
                after.routesRestingOn(id, at).forEach(route -> routes.add(route.value()));
            }
        });
    }

    private static String shown(ControlStanding standing) {
        return standing.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
