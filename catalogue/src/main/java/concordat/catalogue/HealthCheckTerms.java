package concordat.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;

/// What is asked of a health check.
///
/// @param lasts how long after its fieldwork one counts
/// @param sample how much is looked at by hand
public record HealthCheckTerms(Period lasts, ManualSample sample) {

    /// Where no edition says otherwise.
    public static final HealthCheckTerms USUAL = new HealthCheckTerms(Period.ofYears(1), ManualSample.USUAL);

    /// No day in particular: periods compare by where they lead from it.
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    public HealthCheckTerms {
        if (lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("a health check that lasts " + lasts + " is not possible");
        }
    }

    /// @return those of an edition: one lasts as long as it proves the control that it proves longest
    public static HealthCheckTerms of(Edition edition) {
        return edition.controls().stream()
                .filter(control -> control.needs().stream().anyMatch(need -> need.kind() == EvidenceKind.HEALTH_CHECK))
                .map(Control::proofLasts)
                .max(Comparator.comparing((Period period) -> SOME_DAY.plus(period)))
                .map(lasts -> new HealthCheckTerms(lasts, edition.manualSample()))
                .orElseGet(() -> new HealthCheckTerms(USUAL.lasts, edition.manualSample()));
    }
}
