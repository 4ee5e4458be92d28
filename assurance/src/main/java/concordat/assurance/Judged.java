package concordat.assurance;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Strength;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a control stands at an instant, by place and bit; [Standing] gives it names.
///
/// @param mask handlings that it supports
/// @param proved handlings that it supports by proof, own or a provider's, whatever else stands in
/// @param borrows whether access is held without proof, by itself or by its provider
/// @param changesAt when that may change by itself
/// @param weakest of the own evidence that counts
/// @param providers those that hold it
/// @param bitesAt when it may close its routes, [Micros#NEVER] when not known
/// @param cause what it would fail by: the findings' digest, `answer` or `proof`
/// @param tally as of that instant
/// @param limits of what is supported past the ceiling: for whose routes alone; by handling, in order of place
record Judged(
        StandingKind kind,
        StandingReason reason,
        long mask,
        long proved,
        boolean borrows,
        long changesAt,
        Strength weakest,
        List<EnvironmentId> providers,
        long bitesAt,
        String cause,
        Tally tally,
        List<Limit> limits) {

    /// That a handling is supported for the routes of some data owners only.
    ///
    /// @param handling one bit, by place
    record Limit(long handling, Set<BodyId> owners) {

        Limit {
            owners = Set.copyOf(owners);
        }
    }

    Judged tallied(Tally now) {
        return new Judged(
                kind, reason, mask, proved, borrows, changesAt, weakest, providers, bitesAt, cause, now, limits);
    }

    /// @return whether a case about it has nothing left to speak of
    boolean settled() {
        return switch (kind) {
            case PROVED, RELIED_ON, PLANNED -> true;
            case ACCEPTED -> (tally.established() & ~mask) == 0;
            case LAPSING, LAPSED -> false;
            // What was once held is open only when the edition that counts no longer has it.
            case OPEN -> tally.established() != 0;
        };
    }

    /// @param handling one bit, by place
    /// @return for whose routes alone the handling is supported; none when it is for all
    Optional<Set<BodyId>> only(long handling) {
        return limits.stream()
                .filter(l -> l.handling() == handling)
                .map(Limit::owners)
                .findFirst();
    }

    boolean byProof() {
        return kind == StandingKind.PROVED || kind == StandingKind.RELIED_ON;
    }
}
