package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.List;

/// What follows about two requirements, and over which steps.
///
/// @param from where it starts
/// @param to where it ends
/// @param relation of the first against the last
/// @param confidence the weakest step's, in per cent
/// @param hops never empty; each starts where the one before ended
public record Path(CrosswalkRef from, CrosswalkRef to, Relation relation, int confidence, List<Hop> hops) {

    public Path {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a path from " + from + " to " + to + " without a step");
        }
    }
}
