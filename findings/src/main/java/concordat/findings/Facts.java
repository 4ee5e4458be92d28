package concordat.findings;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a tool says of a weakness, but for its prose. Taken from the newest sighting.
///
/// @param family the tool's own grouping; may be empty
/// @param cwes numbers of the Common Weakness Enumeration
/// @param references what the tool says it goes against, in codes that have ids for it: `cci` and `nist-800-53`
/// @param vectors CVSS vectors as the tool writes them
/// @param cvss base score from 0 to 10, 0 when the tool gives none
/// @param unsupported whether the weakness is that the maker no longer mends the software
public record Facts(
        Severity severity,
        String family,
        List<String> cves,
        Set<Integer> cwes,
        SortedSet<CrosswalkRef> references,
        List<String> vectors,
        double cvss,
        boolean exploitable,
        boolean unsupported) {

    public Facts {
        cves = List.copyOf(cves);
        cwes = Collections.unmodifiableSet(new TreeSet<>(cwes));
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
        vectors = List.copyOf(vectors);
        if (!(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException("score " + cvss + " is not 0 to 10");
        }
    }

    /// Of a weakness that the tool neither classes nor scores by a vector.
    public Facts(
            Severity severity,
            String family,
            List<String> cves,
            double cvss,
            boolean exploitable,
            boolean unsupported) {
        this(severity, family, cves, Set.of(), Collections.emptySortedSet(), List.of(), cvss, exploitable, unsupported);
    }

    /// The same, rated otherwise.
    Facts rated(Severity as) {
        return new Facts(as, family, cves, cwes, references, vectors, cvss, exploitable, unsupported);
    }

    /// What several tools say together of one weakness: the worst of each, under the first one's grouping.
    static Facts worst(Collection<Facts> all) {
        Facts first = all.iterator().next();
        if (all.size() == 1) {
            return first;
        }
        Severity severity = first.severity;
        Set<String> cves = new TreeSet<>();
        Set<Integer> cwes = new TreeSet<>();
        SortedSet<CrosswalkRef> references = new TreeSet<>();
        Set<String> vectors = new LinkedHashSet<>();
        double cvss = 0;
        boolean exploitable = false;
        boolean unsupported = false;
        for (Facts facts : all) {
            severity = facts.severity.level() > severity.level() ? facts.severity : severity;
            cves.addAll(facts.cves);
            cwes.addAll(facts.cwes);
            references.addAll(facts.references);
            vectors.addAll(facts.vectors);
            cvss = Math.max(cvss, facts.cvss);
            exploitable |= facts.exploitable;
            unsupported |= facts.unsupported;
        }
        return new Facts(
                severity,
                first.family,
                List.copyOf(cves),
                cwes,
                references,
                List.copyOf(vectors),
                cvss,
                exploitable,
                unsupported);
    }
}
