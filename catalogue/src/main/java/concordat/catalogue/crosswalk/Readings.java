package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes readings of one code as another: what does not depend on a body is worked out once. Immutable.
public final class Readings {

    private final Code ours;
    private final Code target;
    private final Set<String> asked;
    private final Route route;
    private final Map<CrosswalkRef, Chain> atBest;
    private final Map<String, Set<String>> related;

    /// @param ours the code that standing is in
    /// @param target the code it is to be read as
    public Readings(Code ours, Crosswalks crosswalks, Code target) {
        this.ours = ours;
        this.target = target;
        asked = Set.copyOf(ours.ids());
        route = crosswalks.route(ours.id(), target.id());
        atBest = route.covered(refs(ours.id(), ours.ids()));
        related = related(route.all(), asked);
    }

    /// @param held what is held now, by the requirement's id; what is not named is not held
    /// @throws IllegalArgumentException when something is held that our code does not ask
    public Reading of(Map<String, Hold> held) {
        if (!asked.containsAll(held.keySet())) {
            throw new IllegalArgumentException("code " + ours.id() + " does not ask all of " + held.keySet());
        }
        Map<CrosswalkRef, Chain> now = route.covered(refs(ours.id(), held.keySet()));
        List<RequirementReading> read = new ArrayList<>();
        for (Requirement requirement : target.requirements()) {
            CrosswalkRef ref = new CrosswalkRef(target.id(), requirement.id());
            Optional<Chain> best = Optional.ofNullable(atBest.get(ref));
            Set<String> about = new HashSet<>(related.getOrDefault(requirement.id(), Set.of()));
            best.ifPresent(chain -> chain.leaves().forEach(leaf -> about.add(leaf.id())));
            about.removeAll(held.keySet());
            read.add(read(requirement, Optional.ofNullable(now.get(ref)), best, about, held));
        }
        return new Reading(ours.id(), target, read, profiles(target, read));
    }

    private static Set<CrosswalkRef> refs(String code, Iterable<String> ids) {
        Set<CrosswalkRef> refs = new LinkedHashSet<>();
        ids.forEach(id -> refs.add(new CrosswalkRef(code, id)));
        return refs;
    }

    /// @return for each requirement of the target those of ours that have to do with it
    private static Map<String, Set<String>> related(List<Path> paths, Set<String> asked) {
        Map<String, Set<String>> related = new HashMap<>();
        for (Path path : paths) {
            if (path.relation() != Relation.NONE && asked.contains(path.from().id())) {
                related.computeIfAbsent(path.to().id(), id -> new HashSet<>())
                        .add(path.from().id());
            }
        }
        return related;
    }

    private static RequirementReading read(
            Requirement requirement,
            Optional<Chain> now,
            Optional<Chain> best,
            Set<String> lacking,
            Map<String, Hold> held) {
        Coverage atBest = best.map(Readings::coverage).orElse(Coverage.NOT_MAPPED);
        Coverage coverage =
                now.map(Readings::coverage).orElse(best.isPresent() ? Coverage.MISSING : Coverage.NOT_MAPPED);
        Map<String, Hold> by = now.map(Chain::leaves).orElse(Set.of()).stream()
                .map(CrosswalkRef::id)
                .collect(Collectors.toMap(id -> id, id -> Objects.requireNonNull(held.get(id))));
        Optional<Instant> until =
                by.values().stream().flatMap(hold -> hold.until().stream()).min(Instant::compareTo);
        Optional<Chain> told = now.or(() -> best);
        return new RequirementReading(
                requirement,
                coverage,
                atBest,
                told.map(Chain::confidence).orElse(0),
                by,
                coverage == Coverage.MET ? Set.of() : lacking,
                told.map(Chain::hops).orElse(List.of()),
                until);
    }

    private static Coverage coverage(Chain chain) {
        return chain.wholly() ? Coverage.MET : Coverage.PARTLY;
    }

    private static List<ProfileReading> profiles(Code target, List<RequirementReading> read) {
        List<ProfileReading> profiles = new ArrayList<>();
        for (Profile profile : target.profiles()) {
            List<ProfileReading.Gap> gaps = new ArrayList<>();
            int asked = 0;
            for (RequirementReading each : read) {
                Optional<Level> level = each.requirement().level(profile.id());
                if (level.isPresent()) {
                    asked++;
                    if (!each.coverage().reaches(level.get())) {
                        gaps.add(new ProfileReading.Gap(each.requirement().id(), level.get(), each.coverage()));
                    }
                }
            }
            profiles.add(new ProfileReading(profile, asked, asked - gaps.size(), gaps));
        }
        return profiles;
    }
}
