package concordat.catalogue.crosswalk;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One requirement of another code, read from what is held of ours.
///
/// @param requirement of the other code
/// @param coverage now
/// @param atBest if everything of ours were held; never worse than `coverage`; MET or PARTLY where anything of ours is
///     mapped to it, else NOT_MAPPED
/// @param confidence of what is said in `coverage`, in per cent; 0 when it is not mapped
/// @param by what of ours `coverage` rests on, by id; empty when it is missing or not mapped
/// @param lacking ids of ours that have to do with it and are not held
/// @param steps why, each after those it builds on; when it is missing, how it would be covered
/// @param until the first instant at which something in `by` may change by itself
public record RequirementReading(
        Requirement requirement,
        Coverage coverage,
        Coverage atBest,
        int confidence,
        Map<String, Hold> by,
        Set<String> lacking,
        List<Hop> steps,
        Optional<Instant> until) {

    public RequirementReading {
        SortedMap<String, Hold> sorted = new TreeMap<>(by);
        by = Collections.unmodifiableSortedMap(sorted);
        SortedSet<String> ids = new TreeSet<>(lacking);
        lacking = Collections.unmodifiableSortedSet(ids);
        steps = List.copyOf(steps);
        if (coverage.compareTo(atBest) < 0) {
            throw new IllegalArgumentException(
                    requirement.id() + " is " + coverage + ", better than " + atBest + " at best");
        }
    }
}
