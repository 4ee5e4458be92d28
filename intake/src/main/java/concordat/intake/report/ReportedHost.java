package concordat.intake.report;

import java.util.List;
import java.util.Optional;

/// A host that a report covers.
///
/// @param name as the report writes it
/// @param addresses its IP addresses as the report writes them
/// @param fqdn its full name, when the tool learnt it
/// @param operatingSystem when the tool learnt it
/// @param credentialed whether the tool logged in to it
/// @param finished whether the tool says that it came to the end of this host
public record ReportedHost(
        String name,
        List<String> addresses,
        Optional<String> fqdn,
        Optional<String> operatingSystem,
        boolean credentialed,
        boolean finished) {

    public ReportedHost {
        addresses = List.copyOf(addresses);
    }
}
