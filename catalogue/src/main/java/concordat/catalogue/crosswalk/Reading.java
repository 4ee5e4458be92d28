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

/// A body's standing in one code, read as another. Pure: made anew from what is held at an instant, so that it is never
/// older than the standing it was made from. It helps to prepare; whether the other code is met is for its own
/// assessors to say.
///
/// **Which way is which.** A relation is said of ours against theirs. Ours SUPERSET theirs means: whoever does all that
/// ours asks has done all that theirs asks, and perhaps more; so holding ours *meets* theirs. Ours SUBSET theirs means:
/// ours asks only some of what theirs asks; so holding ours covers *part* of theirs, however well it is held. For
/// example: ours asks that every weakness rated critical or high is mended in time; theirs asks it of critical
/// ones. Ours asks more, ours SUPERSET theirs, theirs is met. If theirs asks it of medium ones as well, ours SUBSET
/// theirs, and theirs is met in part. Two parts are never added up to a whole, unless somebody has said in one
/// statement that together they are the whole.
///
/// @param source id of our code
/// @param target the other code
/// @param requirements all of the other code's, in its order
/// @param profiles all of the other code's, in its order
public record Reading(
        String source, Code target, List<RequirementReading> requirements, List<ProfileReading> profiles) {

    public Reading {
        requirements = List.copyOf(requirements);
        profiles = List.copyOf(profiles);
    }

    /// @param ours our code
    /// @param held what is held of it now, by the requirement's id; what is not named is not held
    /// @throws IllegalArgumentException when something is held that our code does not ask
    public static Reading of(Code ours, Map<String, Hold> held, Crosswalks crosswalks, Code target) {
        if (!Set.copyOf(ours.ids()).containsAll(held.keySet())) {
            throw new IllegalArgumentException("code " + ours.id() + " does not ask all of " + held.keySet());
        }
        Map<CrosswalkRef, Chain> now = crosswalks.covered(refs(ours.id(), held.keySet()), ours.id(), target.id());
        Map<CrosswalkRef, Chain> atBest = crosswalks.covered(refs(ours.id(), ours.ids()), ours.id(), target.id());
        Map<String, Set<String>> related = related(ours, crosswalks, target.id());
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
    private static Map<String, Set<String>> related(Code ours, Crosswalks crosswalks, String target) {
        Set<String> asked = Set.copyOf(ours.ids());
        Map<String, Set<String>> related = new HashMap<>();
        for (Path path : crosswalks.paths(ours.id(), target)) {
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
        Coverage atBest = best.map(Reading::coverage).orElse(Coverage.NOT_MAPPED);
        Coverage coverage =
                now.map(Reading::coverage).orElse(best.isPresent() ? Coverage.MISSING : Coverage.NOT_MAPPED);
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

    /// @return how many requirements are covered so
    public long count(Coverage coverage) {
        return requirements.stream().filter(r -> r.coverage() == coverage).count();
    }

    /// @return the first instant at which anything that counts here may change by itself; none when nothing does
    public Optional<Instant> until() {
        return requirements.stream().flatMap(r -> r.until().stream()).min(Instant::compareTo);
    }
}
