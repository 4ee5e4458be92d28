package concordat.intake.report;

import concordat.catalogue.Severity;
import java.util.List;
import java.util.Optional;

/// One thing a report says about a host.
///
/// @param host the host's name as the report writes it; empty when the report attaches the item to no host
/// @param port 0 when it has none
/// @param protocol lower case
/// @param weakness the tool and its own stable id, joined by a colon; never made from prose
/// @param title the tool's few words for it
/// @param family the tool's own grouping; may be empty
/// @param cvss base score from 0 to 10, 0 when the report gives none
/// @param unsupported whether the weakness is that the maker no longer mends the software
public record ReportedItem(
        Optional<String> host,
        int port,
        String protocol,
        String weakness,
        Severity severity,
        String title,
        String family,
        List<String> cves,
        double cvss,
        boolean exploitable,
        boolean unsupported,
        Texts texts) {

    /// The prose of an item, each part cut at a length the reader states.
    ///
    /// @param cut whether anything was cut
    public record Texts(String synopsis, String description, String solution, String output, boolean cut) {
        /// No prose.
        public static final Texts NONE = new Texts("", "", "", "", false);
    }

    public ReportedItem {
        cves = List.copyOf(cves);
        if (weakness.isBlank() || port < 0 || port > 65_535 || !(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException("item [" + weakness + "] at port " + port + " with score " + cvss);
        }
    }
}
