package concordat.assurance;

import concordat.assurance.ground.Micros;
/// What has come about for a control up to an instant, as far as it cannot be read from the facts at hand.
///
/// @param since that instant; microseconds since the epoch
/// @param borrowed microseconds without proof in which access was held all the same
/// @param proofFrom when the unbroken stretch of proof began, [Micros#NEVER] when there is none
/// @param established handlings, by place, that it has ever supported since the last case about it was closed
/// @param kind how it stood
/// @param kindSince since when

record Tally(long since, long borrowed, long proofFrom, long established, StandingKind kind, long kindSince) {

    static Tally from(long since) {
        return new Tally(since, 0, Micros.NEVER, 0, StandingKind.OPEN, since);
    }

    /// @return after the state at `since` has been read
    Tally entering(StandingKind now, long mask) {
        return new Tally(since, borrowed, proofFrom, established | mask, now, now == kind ? kindSince : since);
    }

    /// Lets time pass in a state. Time without proof adds up over plans, acceptances, providers and editions; it is
    /// forgotten only after an unbroken stretch of proof as long as the ceiling itself.
    ///
    /// @param borrows whether access is held without proof
    /// @param proved whether it is held by proof
    Tally through(long to, boolean borrows, boolean proved, long ceiling) {
        long sum = borrows ? borrowed + (to - since) : borrowed;
        long from = proved ? Math.min(proofFrom, since) : Micros.NEVER;
        if (proved && to - from >= ceiling) {
            sum = 0;
        }
        return new Tally(to, sum, from, established, kind, kindSince);
    }

    /// As when time without proof was also spent elsewhere. Whoever has held it by proof for as long as the ceiling is
    /// asked for nothing else.
    Tally carrying(long elsewhere, long ceiling) {
        boolean forgiven = proofFrom != Micros.NEVER && since - proofFrom >= ceiling;
        return new Tally(
                since, forgiven ? borrowed : Math.max(borrowed, elsewhere), proofFrom, established, kind, kindSince);
    }

    Tally establishing(long mask) {
        return new Tally(since, borrowed, proofFrom, mask, kind, kindSince);
    }
}
