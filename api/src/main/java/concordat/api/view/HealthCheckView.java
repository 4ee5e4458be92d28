package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One health check of an environment.
///
/// @param state `commissioned`, `current`, `old`, `superseded` or `withdrawn`
/// @param schemeName what the scheme is called, when the list of schemes has it
/// @param ageDays whole days since its fieldwork ended
/// @param until first instant at which it is too old
/// @param evidence the report as a document
/// @param reports imports of what it found
/// @param links how many of its findings are linked to what scans show
public record HealthCheckView(
        String id,
        String body,
        String environment,
        String state,
        Optional<String> tester,
        String scheme,
        Optional<String> schemeName,
        Optional<String> leadTester,
        LocalDate from,
        LocalDate to,
        Optional<LocalDate> reportedOn,
        Optional<Integer> ageDays,
        Optional<Instant> until,
        Optional<String> evidence,
        List<String> reports,
        ScopeView scope,
        int links,
        Instant at,
        String by) {

    public HealthCheckView {
        reports = Absent.list(reports);
    }
}
