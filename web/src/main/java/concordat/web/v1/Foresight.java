package concordat.web.v1;

import concordat.api.view.EffectView;
import concordat.api.view.Preview;
import concordat.api.view.PreviewChange;
import concordat.api.view.PreviewOthers;
import concordat.api.view.PreviewReading;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Sight;
import concordat.assurance.Standing;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.RestsOn;
import concordat.web.desk.Wanted;
import concordat.web.read.Effects;
import concordat.web.read.ProgrammeReadings;
import concordat.web.read.ReadingChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What acts would change, without doing them.
final class Foresight {

    /// More than anybody reads; how many there are is told beside them.
    private static final int MOST_READINGS = 100;

    private final Api.Desks desks;

    Foresight(Api.Desks desks) {
        this.desks = desks;
    }

    /// @param reader who is told; of bodies whose standing they may not read, only which are touched and what closes or
    ///     opens
    /// @throws Refusal when a rule stands against one of them
    Preview of(List<Wanted> wanted, PersonId reader) {
        return of(wanted, reader, List.of());
    }

    /// @param remarks what was taken for granted in reading what was sent
    Preview of(List<Wanted> wanted, PersonId reader, List<String> remarks) {
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
        return told(before, after, at, Sight.BODY_STANDING.reach(before, reader), remarks);
    }

    private Preview told(Programme before, Programme after, Instant at, Sight.Reach reach, List<String> remarks) {
        List<PreviewChange> changes = new ArrayList<>();
        TreeSet<String> routes = new TreeSet<>();
        Others others = new Others();
        Set<EnvironmentId> changed = after.changedSince(before);
        for (EnvironmentId environment : new TreeSet<>(changed)) {
            BodyId body = ProgrammeReadings.bodyOf(after, environment);
            if (reach.covers(Optional.of(body))) {
                compare(before, after, environment, at, changes, routes);
            } else if (differs(before, after, environment, at)) {
                others.touched(body.value(), environment.value());
            }
        }
        List<EffectView> effects = new ArrayList<>();
        for (EffectView effect : Effects.of(before, after, at, desks.snapshots().get(), desks.use())) {
            if (reach.covers(Optional.of(new BodyId(effect.body())))) {
                effects.add(effect);
            } else {
                others.turned(effect);
            }
        }
        List<PreviewReading> readings = ReadingChanges.between(before, after, changed, at).stream()
                .filter(r -> reach.covers(Optional.of(new BodyId(r.body()))))
                .toList();
        return new Preview(
                changes,
                List.copyOf(routes),
                effects,
                readings.subList(0, Math.min(MOST_READINGS, readings.size())),
                readings.size(),
                remarks,
                others.view());
    }

    /// What is told of bodies that are not the reader's to read.
    private static final class Others {
        private final Set<String> environments = new TreeSet<>();
        private final Set<String> bodies = new TreeSet<>();
        private final Set<String> closes = new TreeSet<>();
        private final Set<String> opens = new TreeSet<>();

        void touched(String body, String environment) {
            bodies.add(body);
            environments.add(environment);
        }

        void turned(EffectView effect) {
            touched(effect.body(), effect.environment());
            effect.closes().forEach(r -> closes.add(r.route()));
            effect.opens().forEach(r -> opens.add(r.route()));
        }

        PreviewOthers view() {
            return new PreviewOthers(environments.size(), List.copyOf(bodies), List.copyOf(closes), List.copyOf(opens));
        }
    }

    private static boolean differs(Programme before, Programme after, EnvironmentId environment, Instant at) {
        List<PreviewChange> changes = new ArrayList<>();
        compare(before, after, environment, at, changes, new TreeSet<>());
        return !changes.isEmpty();
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
            if (was.isEmpty() || !alike(was.get(), standing)) {
                changes.add(new PreviewChange(
                        environment.value(),
                        id.value(),
                        was.map(w -> shown(w, after.editionOf(environment, at))).orElse("unknown"),
                        shown(standing, after.editionOf(environment, at))));
                after.routing().restingOn(id, at).forEach(route -> routes.add(route.value()));
            }
        });
    }

    private static boolean alike(ControlStanding one, ControlStanding other) {
        return one.kind() == other.kind()
                && one.basis().handlings().equals(other.basis().handlings())
                && only(one).equals(only(other));
    }

    private static Map<String, Set<BodyId>> only(ControlStanding standing) {
        return standing instanceof ControlStanding.Accepted accepted ? accepted.only() : Map.of();
    }

    /// What holds for some handlings only says for which, as far as something rests on it.
    private static String shown(ControlStanding standing, Optional<Edition> edition) {
        String kind = standing.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<Control> said = edition.flatMap(e -> e.control(standing.control()));
        if (said.isEmpty() || standing.basis().handlings().isEmpty() || standing.whole(said.get())) {
            return kind;
        }
        return kind + " for "
                + said.get().restsOn().stream()
                        .map(RestsOn::handling)
                        .filter(standing::holds)
                        .map(h -> h + of(only(standing).getOrDefault(h, Set.of())))
                        .collect(Collectors.joining(", "));
    }

    private static String of(Set<BodyId> bodies) {
        return bodies.isEmpty()
                ? ""
                : bodies.stream().map(BodyId::value).sorted().collect(Collectors.joining(" and ", " of ", ""));
    }
}
