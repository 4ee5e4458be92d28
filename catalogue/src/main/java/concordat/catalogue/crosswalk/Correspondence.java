package concordat.catalogue.crosswalk;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One statement of a crosswalk: what its sources ask together, against what its targets ask together. Whoever lists
/// several says that each takes part: each source has something in common with the targets together, and each
/// target with the sources together.
///
/// @param sources ids in the source code; sorted, never empty
/// @param targets ids in the target code; sorted, never empty
/// @param relation of the sources together against the targets together
/// @param confidence how sure its maker is, in per cent, 0 to 100
/// @param remark why, in a sentence or two; may be empty
public record Correspondence(
        Set<String> sources, Set<String> targets, Relation relation, int confidence, String remark) {

    public Correspondence {
        sources = sorted(sources);
        targets = sorted(targets);
        String what = sources + " against " + targets;
        if (sources.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException(what + " compares nothing");
        }
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException(what + " has a confidence of " + confidence + " per cent");
        }
    }

    private static Set<String> sorted(Set<String> ids) {
        SortedSet<String> sorted = new TreeSet<>(ids);
        if (sorted.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a blank id in " + ids);
        }
        return Collections.unmodifiableSortedSet(sorted);
    }

    /// The same, said of the targets against the sources.
    public Correspondence reversed() {
        return new Correspondence(targets, sources, relation.reversed(), confidence, remark);
    }
}
