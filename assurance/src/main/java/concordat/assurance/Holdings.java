package concordat.assurance;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one environment holds at an instant: of its [Standing] only what a snapshot needs, without reasons. Immutable;
/// safe to share between threads.
///
/// Going on from earlier holdings reads anew only the controls that an act has touched, or that may have changed by
/// themselves since. An act that touches a provider's control touches it in all who rely on it, so one that no act has
/// touched stands as it stood until its own change.
public final class Holdings {

    private final EnvironmentState state;
    private final Timetable timetable;
    private final Timetable.@Nullable Terms terms;
    private final long at;
    private final @Nullable Held[] byPlace;
    private final long firstLoss;

    /// How one control stands: the handlings it supports, when it may next be otherwise, and its next loss.
    private record Held(long mask, long changesAt, List<Judged.Limit> limits, Judge.@Nullable Loss loss) {}

    /// That what is held counts for the routes of some data owners only.
    ///
    /// @param control its place in the edition asked about
    /// @param handling its place on that edition's scale
    public record Limit(int control, int handling, Set<BodyId> owners) {
        public Limit {
            owners = Set.copyOf(owners);
        }
    }

    private Holdings(
            EnvironmentState state,
            Timetable timetable,
            Timetable.@Nullable Terms terms,
            long at,
            @Nullable Held[] byPlace) {
        this.state = state;
        this.timetable = timetable;
        this.terms = terms;
        this.at = at;
        this.byPlace = byPlace;
        this.firstLoss = firstLoss(byPlace);
    }

    /// @param at not before the last act, or taken as that
    /// @throws IllegalArgumentException when the programme knows no such environment
    public static Holdings of(Programme programme, EnvironmentId environment, Instant at) {
        return read(programme, environment, at, null);
    }

    /// As [#of], with less work.
    ///
    /// @param at not before that of these holdings
    /// @param programme the one that these were read from, or a later version of it
    public Holdings later(Programme programme, Instant at) {
        return read(programme, state.id(), at, this);
    }

    private static Holdings read(
            Programme programme, EnvironmentId environment, Instant at, @Nullable Holdings earlier) {
        EnvironmentState state = programme.register().environments.get(environment);
        if (state == null) {
            throw new IllegalArgumentException("no environment " + environment);
        }
        long micros = Math.max(Micros.of(at), programme.register().latest);
        Timetable timetable = programme.register().timetable;
        Timetable.@Nullable Terms terms = state.terms(timetable, micros);
        @Nullable Held[] byPlace = new Held[timetable.places()];
        if (terms != null) {
            boolean comparable =
                    earlier != null && earlier.timetable == timetable && earlier.terms == terms && earlier.at <= micros;
            for (int place = 0; place < byPlace.length; place++) {
                if (terms.control(place) == null) {
                    continue;
                }
                @Nullable Held known = earlier == null || !comparable ? null : earlier.byPlace[place];
                boolean same = known != null
                        && earlier != null
                        && micros < known.changesAt()
                        && state.sameAs(earlier.state, place);
                byPlace[place] = same ? known : held(programme, state, place, micros);
            }
        }
        return new Holdings(state, timetable, terms, micros, byPlace);
    }

    private static Held held(Programme programme, EnvironmentState state, int place, long micros) {
        Judged judged = Judge.judge(programme, state, place, micros);
        return new Held(
                judged.mask(), judged.changesAt(), judged.limits(), Judge.loss(programme, state, place, judged));
    }

    /// @return the edition by which the environment is judged, none before the first counts
    public Optional<Edition> edition() {
        return terms == null ? Optional.empty() : Optional.of(terms.edition);
    }

    /// @param of any edition, whose order the answer keeps
    /// @return for each handling which controls support it; none that the environment's own edition does not have
    public List<BitSet> held(Edition of) {
        return held(of, Micros.NEVER);
    }

    /// As [#held], at [#lossAt]; as now when nothing will be lost.
    public List<BitSet> heldAfterLoss(Edition of) {
        return held(of, firstLoss);
    }

    /// Of what [#held] tells, that which counts past the ceiling: for whose routes alone.
    public List<Limit> limits(Edition of) {
        return limits(of, Micros.NEVER);
    }

    /// Of what [#heldAfterLoss] tells, that which counts past the ceiling.
    public List<Limit> limitsAfterLoss(Edition of) {
        return limits(of, firstLoss);
    }

    private List<Limit> limits(Edition of, long lost) {
        List<Limit> limits = new ArrayList<>();
        for (int bit = 0; bit < of.controls().size(); bit++) {
            int place = timetable.place(of.controls().get(bit).id());
            @Nullable Held held = place < 0 ? null : byPlace[place];
            if (held == null) {
                continue;
            }
            Judge.@Nullable Loss loss = held.loss();
            for (Judged.Limit limit : loss != null && loss.at() == lost ? loss.limits() : held.limits()) {
                for (int handling = 0; handling < of.handlings().size(); handling++) {
                    long mask =
                            timetable.mask(List.of(of.handlings().get(handling).id()));
                    if (mask == limit.handling()) {
                        limits.add(new Limit(bit, handling, limit.owners()));
                    }
                }
            }
        }
        return limits;
    }

    /// @return when any control next supports less than now, as far as can be told; none when none will
    public Optional<Instant> lossAt() {
        return firstLoss == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(firstLoss));
    }

    /// @return the first instant at which any of it may change by itself
    public Optional<Instant> changesAt() {
        long next = Micros.NEVER;
        for (@Nullable Held control : byPlace) {
            next = control == null ? next : Math.min(next, control.changesAt());
        }
        return next == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(next));
    }

    /// @param lost what is lost at this instant is gone
    private List<BitSet> held(Edition of, long lost) {
        long[] handlings = of.handlings().stream()
                .mapToLong(handling -> timetable.mask(List.of(handling.id())))
                .toArray();
        List<BitSet> bits = new ArrayList<>(handlings.length);
        for (int i = 0; i < handlings.length; i++) {
            bits.add(new BitSet(of.controls().size()));
        }
        int bit = 0;
        for (Control control : of.controls()) {
            long mask = mask(timetable.place(control.id()), lost);
            for (int i = 0; i < handlings.length; i++) {
                bits.get(i).set(bit, (mask & handlings[i]) != 0);
            }
            bit++;
        }
        return bits;
    }

    private long mask(int place, long lost) {
        @Nullable Held held = place < 0 ? null : byPlace[place];
        if (held == null) {
            return 0;
        }
        Judge.@Nullable Loss loss = held.loss();
        return loss != null && loss.at() == lost ? held.mask() & loss.left() : held.mask();
    }

    private static long firstLoss(@Nullable Held[] byPlace) {
        long first = Micros.NEVER;
        for (@Nullable Held control : byPlace) {
            if (control != null && control.loss() != null) {
                first = Math.min(first, control.loss().at());
            }
        }
        return first;
    }

    /// @return whether the same environment holds the same, now and at its next changes; whatever the instant they were
    ///     read at
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Holdings holdings
                && holdings.state.id().equals(state.id())
                && Arrays.equals(holdings.byPlace, byPlace);
    }

    @Override
    public int hashCode() {
        return 31 * state.id().hashCode() + Arrays.hashCode(byPlace);
    }

    @Override
    public String toString() {
        return "Holdings of " + state.id() + " at " + Micros.instant(at);
    }
}
