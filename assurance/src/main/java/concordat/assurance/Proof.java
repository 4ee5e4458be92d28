package concordat.assurance;

import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Period;
import java.time.ZoneOffset;

/// A piece of evidence as one control counts it.
///
/// @param source the evidence or report
/// @param observedAt microseconds since the epoch
/// @param counted the period for which `ends` was reckoned
/// @param ends first instant at which it counts no longer
record Proof(FactUsed source, EvidenceKind kind, Strength strength, long observedAt, Period counted, long ends) {

    static Proof of(FactUsed source, EvidenceKind kind, Strength strength, long observedAt, Period lasts) {
        return new Proof(source, kind, strength, observedAt, lasts, end(observedAt, lasts));
    }

    /// @return when it ends under an edition that lets it last this long
    long ends(Period lasts) {
        return lasts.equals(counted) ? ends : end(observedAt, lasts);
    }

    private static long end(long observedAt, Period lasts) {
        return Micros.of(
                Micros.instant(observedAt).atZone(ZoneOffset.UTC).plus(lasts).toInstant());
    }
}
