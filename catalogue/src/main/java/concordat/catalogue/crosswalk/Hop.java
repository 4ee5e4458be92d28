package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.List;

/// One step of a path: one statement of one crosswalk, as far as it concerns one target.
///
/// @param crosswalk the crosswalk's id
/// @param from where it starts; several when only all of them together reach the target; sorted
/// @param to the target
/// @param relation of what it starts from, together, against the target
/// @param confidence the statement's, in per cent
/// @param reversed whether the statement was made the other way round
/// @param remark the statement's
public record Hop(
        String crosswalk,
        List<CrosswalkRef> from,
        CrosswalkRef to,
        Relation relation,
        int confidence,
        boolean reversed,
        String remark) {

    public Hop {
        from = from.stream().distinct().sorted().toList();
        if (from.isEmpty()) {
            throw new IllegalArgumentException("a hop of " + crosswalk + " to " + to + " from nowhere");
        }
    }
}
