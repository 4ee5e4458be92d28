package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How an environment stands with its yearly health check. Nothing of what was found.
///
/// @param state `current`, `ends-soon` (within 90 days), `old`, `commissioned` or `none`
/// @param testedOn last day of the fieldwork
/// @param estateDeclared whether the body has said what there is to be tested
/// @param externalLeft how many external places the scope leaves out without a reason; none when no estate is
///     declared
public record HealthCheckStanding(
        String body,
        String bodyName,
        String environment,
        String state,
        Optional<String> check,
        Optional<String> scheme,
        Optional<LocalDate> testedOn,
        Optional<Integer> ageDays,
        Optional<Instant> until,
        boolean estateDeclared,
        Optional<Integer> externalLeft) {}
