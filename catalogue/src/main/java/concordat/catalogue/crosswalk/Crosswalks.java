package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several crosswalks used together, walked in both directions and over as many steps as it takes. Only what follows of
/// necessity from what was said is concluded ([Relation#then]); nothing is concluded from what was not said. A
/// conclusion is as sure as the least sure statement it rests on. Immutable; the same crosswalks always give the same
/// answers, in whatever order they come.
///
/// A path leaves the code it starts in once, and ends as soon as it reaches the code it goes to. Of several paths
/// between the same two requirements the best is the one with the strongest relation (in the order of [Relation]);
/// of these the surest; of these the shortest; of these the one whose requirements, then crosswalks, come first by
/// their ids.
public final class Crosswalks {

    private final List<Crosswalk> used;
    private final Links links;

    private Crosswalks(List<Crosswalk> used) {
        this.used = used;
        this.links = new Links(used);
    }

    /// Those whose status lets readings rest on them; others are left out.
    ///
    /// @throws IllegalArgumentException when two have the same id
    public static Crosswalks counting(Collection<Crosswalk> crosswalks) {
        return new Crosswalks(crosswalks.stream()
                .filter(c -> c.provenance().status().counts())
                .toList());
    }

    /// Those that count and the drafts, to see what the drafts would change.
    ///
    /// @throws IllegalArgumentException when two have the same id
    public static Crosswalks preview(Collection<Crosswalk> crosswalks) {
        return new Crosswalks(crosswalks.stream()
                .filter(c -> c.provenance().status().counts() || c.provenance().status() == Provenance.Status.DRAFT)
                .toList());
    }

    /// @return those that are used
    public List<Crosswalk> used() {
        return used;
    }

    /// @return the ids of all codes that are spoken of
    public Set<String> codes() {
        Set<String> codes = new HashSet<>();
        for (Crosswalk crosswalk : used) {
            codes.add(crosswalk.source());
            codes.add(crosswalk.target());
        }
        return Set.copyOf(codes);
    }

    /// @param from a code's id
    /// @param to another code's id
    /// @return for each pair of requirements about which something follows the best path, sorted by both ends
    public List<Path> paths(String from, String to) {
        return links.route(from, to).all();
    }

    /// @return the best path between two requirements; empty when nothing follows
    public Optional<Path> path(CrosswalkRef from, CrosswalkRef to) {
        return links.route(from.code(), to.code()).best(from).stream()
                .filter(path -> path.to().equals(to))
                .findFirst();
    }

    /// All that can be of use between two codes.
    Route route(String from, String to) {
        return links.route(from, to);
    }
}
