package concordat.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;

/// What is asked of a health check.
///
/// @param lasts how long after its fieldwork one counts
/// @param internalSample how much of what is inside is looked at by hand, in per cent of its machines
/// @param externalSample how much of what faces outwards, in per cent
public record HealthCheckTerms(Period lasts, int internalSample, int externalSample) {

    /// A tenth of what is inside and all that faces outwards, by hand, every year.
    public static final HealthCheckTerms USUAL = new HealthCheckTerms(Period.ofYears(1), 10, 100);

    /// No day in particular: periods compare by where they lead from it.
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    public HealthCheckTerms {
        if (lasts.isNegative() || lasts.isZero() || wrong(internalSample) || wrong(externalSample)) {
            throw new IllegalArgumentException("a health check that lasts " + lasts + ", of " + internalSample
                    + " % and " + externalSample + " %, is not possible");
        }
    }

    private static boolean wrong(int share) {
        return share < 0 || share > 100;
    }

    /// @return those of an edition: one lasts as long as it proves the control that it proves longest
    public static HealthCheckTerms of(Edition edition) {
        return edition.controls().stream()
                .filter(control -> control.needs().stream().anyMatch(need -> need.kind() == EvidenceKind.HEALTH_CHECK))
                .map(Control::proofLasts)
                .max(Comparator.comparing((Period period) -> SOME_DAY.plus(period)))
                .map(lasts -> new HealthCheckTerms(lasts, USUAL.internalSample, USUAL.externalSample))
                .orElse(USUAL);
    }
}
