package concordat.findings;

import concordat.catalogue.Severity;
import java.util.List;

/// What a tool says of a weakness, but for its prose. Taken from the newest sighting.
///
/// @param family the tool's own grouping; may be empty
/// @param cvss base score from 0 to 10, 0 when the tool gives none
/// @param unsupported whether the weakness is that the maker no longer mends the software
public record Facts(
        Severity severity, String family, List<String> cves, double cvss, boolean exploitable, boolean unsupported) {

    public Facts {
        cves = List.copyOf(cves);
        if (!(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException("score " + cvss + " is not 0 to 10");
        }
    }
}
