package concordat.assurance;

import concordat.assurance.ground.Micros;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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

    /// The list with one more. What is out of date, or neither stronger nor newer than another of its kind, has no say
    /// and is left out; it is looked up again when that other is withdrawn.
    static List<Proof> adding(List<Proof> proofs, Proof one, Period lasts, long at) {
        List<Proof> all = new ArrayList<>(proofs.size() + 1);
        boolean outdone = one.ends(lasts) <= at;
        for (Proof other : proofs) {
            boolean says = other.ends(lasts) > at && !one.outdoes(other);
            outdone |= says && other.outdoes(one);
            if (says) {
                all.add(other);
            }
        }
        if (!outdone) {
            all.add(one);
        }
        return List.copyOf(all);
    }

    private boolean outdoes(Proof other) {
        return kind == other.kind && strength.atLeast(other.strength) && observedAt >= other.observedAt;
    }

    private static long end(long observedAt, Period lasts) {
        return Micros.of(
                Micros.instant(observedAt).atZone(ZoneOffset.UTC).plus(lasts).toInstant());
    }
}
