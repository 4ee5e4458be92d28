package concordat.rules;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Severity;
import java.util.List;
import java.util.Set;

/// What a fail rule may know about one finding and its asset. See the package's table of names.
///
/// @param weakness the tool and its own stable id, joined by a colon
/// @param family the tool's own grouping; may be empty
/// @param cwes numbers of the Common Weakness Enumeration
/// @param references what the tool says it goes against
/// @param knownExploited whether it is in the network's catalogue of what is known to be exploited
/// @param cvss base score from 0 to 10, 0 when the tool gives none
/// @param unsupported whether the weakness is that the maker no longer mends the software
/// @param port 0 when the weakness has no port
/// @param assetName the host as the report names it
public record FindingFacts(
        Severity severity,
        String weakness,
        String family,
        List<String> cves,
        Set<Integer> cwes,
        Set<CrosswalkRef> references,
        boolean knownExploited,
        double cvss,
        boolean exploitable,
        boolean unsupported,
        int port,
        String protocol,
        boolean internetFacing,
        String assetName) {

    public FindingFacts {
        cves = List.copyOf(cves);
        cwes = Set.copyOf(cwes);
        references = Set.copyOf(references);
        if (weakness.isBlank() || port < 0 || port > 65_535 || !(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException(
                    "facts need a weakness, a port and a score, got [" + weakness + "] " + port + " " + cvss);
        }
    }

    /// @return the name of the tool
    String tool() {
        return weakness.substring(0, Math.max(0, weakness.indexOf(':')));
    }
}
