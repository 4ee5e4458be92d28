package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one statement says about one target, either of one source by itself or of all its sources together.
///
/// @param place of the statement in its crosswalk
record Link(Hop hop, int place) {

    /// In which steps are tried, and so which of two equally good paths is chosen.
    static final Comparator<Link> ORDER = Comparator.comparing(
                    (Link link) -> link.hop().to())
            .thenComparing(link -> link.hop().crosswalk())
            .thenComparingInt(Link::place)
            .thenComparing(link -> link.hop().reversed())
            .thenComparing(link -> link.hop().from().getFirst());

    CrosswalkRef to() {
        return hop.to();
    }

    Relation relation() {
        return hop.relation();
    }

    int confidence() {
        return hop.confidence();
    }

    /// Every link of a crosswalk, both ways.
    static List<Link> of(Crosswalk crosswalk) {
        List<Link> links = new ArrayList<>();
        for (int place = 0; place < crosswalk.maps().size(); place++) {
            Correspondence said = crosswalk.maps().get(place);
            add(links, crosswalk, crosswalk.source(), crosswalk.target(), said, place, false);
            add(links, crosswalk, crosswalk.target(), crosswalk.source(), said.reversed(), place, true);
        }
        return links;
    }

    private static void add(
            List<Link> links,
            Crosswalk crosswalk,
            String source,
            String target,
            Correspondence said,
            int place,
            boolean reversed) {
        List<CrosswalkRef> sources = refs(source, said.sources());
        for (CrosswalkRef to : refs(target, said.targets())) {
            for (CrosswalkRef from : sources) {
                ofOne(said)
                        .ifPresent(relation -> links.add(new Link(
                                new Hop(
                                        crosswalk.id(),
                                        List.of(from),
                                        to,
                                        relation,
                                        said.confidence(),
                                        reversed,
                                        said.remark()),
                                place)));
            }
            if (sources.size() > 1 && said.relation().covers()) {
                Relation whole = said.targets().size() == 1 ? said.relation() : Relation.SUPERSET;
                links.add(new Link(
                        new Hop(crosswalk.id(), sources, to, whole, said.confidence(), reversed, said.remark()),
                        place));
            }
        }
    }

    private static List<CrosswalkRef> refs(String code, Set<String> ids) {
        return ids.stream().map(id -> new CrosswalkRef(code, id)).toList();
    }

    /*
     * What a statement about several says about one source against one target. Write S for all that the sources ask
     * together and T for all that the targets ask together, s and t for one of each.
     *
     *                one s, one t   one s, several t               several s, one t               several, several
     *   EQUAL        EQUAL          t within T = s: SUPERSET       s within S = t: SUBSET         nothing
     *   SUPERSET     SUPERSET       t within T within s: SUPERSET  t takes part, s too: INTERSECTS  nothing
     *   SUBSET       SUBSET         each t takes part: INTERSECTS  s within S within t: SUBSET    nothing
     *   INTERSECTS   INTERSECTS     INTERSECTS                     INTERSECTS                     nothing
     *   NONE         NONE           nothing in T: NONE             nothing of S: NONE             NONE
     */
    private static Optional<Relation> ofOne(Correspondence said) {
        boolean oneSource = said.sources().size() == 1;
        boolean oneTarget = said.targets().size() == 1;
        Relation relation = said.relation();
        if ((oneSource && oneTarget) || relation == Relation.NONE) {
            return Optional.of(relation);
        }
        if (oneSource) {
            return Optional.of(relation.covers() ? Relation.SUPERSET : Relation.INTERSECTS);
        }
        if (oneTarget) {
            boolean within = relation == Relation.EQUAL || relation == Relation.SUBSET;
            return Optional.of(within ? Relation.SUBSET : Relation.INTERSECTS);
        }
        return Optional.empty();
    }
}
