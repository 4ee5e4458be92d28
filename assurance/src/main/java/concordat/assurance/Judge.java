package concordat.assurance;

import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how a control stands from its facts.
final class Judge {
    /*
     * Between two acts the facts do not change, so standing is a step function of time: each reading says until when
     * it is sure to be the same (`changes`). The judge starts at the last act that touched the control, where the
     * tally was struck, and steps from change to change to the instant asked about, adding up what each step adds to
     * the tally. The fold does the same whenever an act touches a control, for the control and for everything that
     * relies on it, before it changes the facts (see Fold). Therefore no provider has been touched later than its
     * consumers, and a consumer's past can always be read from its provider's present facts.
     *
     * Order within a reading, and why:
     *   proof first, for nobody borrows time while holding proof;
     *   then a plan, since agreeing one is the conversation's good end;
     *   then lapsing, which supports whatever was supported before it failed;
     *   then an acceptance, which supports only its handlings;
     *   then whatever proof is left: declared evidence still supports the lower handlings.
     * Settled conflicts between the rules: docs/adr/0005-standing-rules.md.
     */
    private static final int LOOK_AHEAD = 64;
    private static final Strength[] STRENGTHS = Strength.values();

    private final Programme programme;
    private final int place;
    private final ControlState state;
    private final long at;
    private final Tally tally;
    private long changes;

    private long clean;
    private long proved;
    private boolean breached;
    private boolean admitted;
    private Strength weakest = Strength.TESTED;
    private long own;
    private final List<EnvironmentId> providers = new ArrayList<>(0);
    private final List<Judged.Limit> limits = new ArrayList<>(0);
    private boolean ceilingReached;
    private long bitesAt = Micros.NEVER;

    private Judge(Programme programme, int place, ControlState state, long at, Tally tally) {
        this.programme = programme;
        this.place = place;
        this.state = state;
        this.at = at;
        this.tally = tally;
        this.changes = programme.register().timetable.changesAfter(at);
    }

    /// @param at an earlier instant than the last act that touched the control is taken as that one
    static Judged judge(Programme programme, EnvironmentState environment, int place, long at) {
        ControlState state = environment.control(place);
        Tally tally = state.tally();
        while (true) {
            long now = tally.since();
            Timetable.@Nullable Terms terms = environment.terms(programme.register().timetable, now);
            Judged judged = new Judge(programme, place, state, now, tally).read(terms);
            Tally entered = tally.entering(judged.kind(), judged.mask());
            long ceiling = terms == null ? Micros.NEVER : terms.ceiling;
            boolean proof = judged.byProof() && !judged.borrows();
            long to = Math.min(Math.max(at, now), judged.changesAt());
            tally = entered.through(to, judged.borrows(), proof, ceiling);
            if (judged.changesAt() > at) {
                return judged.tallied(tally);
            }
        }
    }

    /// When a control by itself next supports less than at an instant, and what it supports then. Looks past changes
    /// that take nothing away, such as proof that runs out while there is still notice to be given.
    ///
    /// @param judged how it stands at that instant
    /// @return null when it never will
    static @Nullable Loss loss(Programme programme, EnvironmentState environment, int place, Judged judged) {
        long next = judged.changesAt();
        for (int change = 0; next != Micros.NEVER; change++) {
            Judged then = judge(programme, environment, place, next);
            if ((judged.mask() & ~then.mask()) != 0 || narrowed(judged, then) || change == LOOK_AHEAD) {
                return new Loss(next, judged.mask() & then.mask(), both(judged, then));
            }
            next = then.changesAt();
        }
        return null;
    }

    /// @param at when
    /// @param left the handlings that it still supports
    /// @param limits for whose routes alone it does
    record Loss(long at, long left, List<Judged.Limit> limits) {}

    private static boolean narrowed(Judged judged, Judged then) {
        return then.limits().stream()
                .filter(l -> (judged.mask() & l.handling()) != 0)
                .anyMatch(l ->
                        !judged.only(l.handling()).map(l.owners()::containsAll).orElse(false));
    }

    private static List<Judged.Limit> both(Judged judged, Judged then) {
        SortedMap<Long, Set<BodyId>> both = new TreeMap<>();
        Stream.concat(judged.limits().stream(), then.limits().stream())
                .filter(l -> (judged.mask() & then.mask() & l.handling()) != 0)
                .forEach(l -> both.merge(l.handling(), l.owners(), Judge::common));
        return both.entrySet().stream()
                .map(e -> new Judged.Limit(e.getKey(), e.getValue()))
                .toList();
    }

    private static Set<BodyId> common(Set<BodyId> one, Set<BodyId> other) {
        Set<BodyId> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }

    private Judged read(Timetable.@Nullable Terms terms) {
        Control control = terms == null ? null : terms.control(place);
        if (terms == null || control == null) {
            return judged(StandingKind.OPEN, StandingReason.NEVER_PROVED, 0, false);
        }
        ceilingReached = tally.borrowed() >= terms.ceiling;
        readBreach();
        own = readOwn(terms, control);
        readReliance(control, terms);
        long owed = tally.established() & terms.all;
        proved &= terms.all;
        if (proved != 0 && (owed & ~proved) == 0) {
            return byProof(terms);
        }
        if (!ceilingReached && control.deferrable() && planned()) {
            return borrowing(StandingKind.PLANNED, StandingReason.PLAN_AGREED, terms.all, terms);
        }
        StandingReason failing = owed == 0 ? StandingReason.NEVER_PROVED : failing();
        if (!ceilingReached && owed != 0) {
            StandingReason holds = ladder(control, failing);
            if (holds != StandingReason.NEVER_PROVED) {
                return borrowing(StandingKind.LAPSING, holds, owed | proved, terms);
            }
        }
        long accepted = (ceilingReached ? agreedByBoth() : accepted()) & terms.all;
        if ((accepted & ~proved) != 0) {
            limits.removeIf(l -> (l.handling() & accepted & ~proved) == 0);
            StandingReason why = ceilingReached ? StandingReason.CEILING_AGREED : StandingReason.RISK_ACCEPTED;
            return borrowing(StandingKind.ACCEPTED, why, accepted | proved, terms);
        }
        limits.clear();
        if (proved != 0) {
            return byProof(terms);
        }
        return owed == 0
                ? judged(StandingKind.OPEN, StandingReason.NEVER_PROVED, 0, false)
                : judged(StandingKind.LAPSED, ceilingReached ? StandingReason.CEILING_REACHED : failing, 0, false);
    }

    private void readBreach() {
        if (state.breach().isPresent()) {
            long from = Micros.of(state.breach().get().breach().breachesAt());
            breached = from <= at;
            if (!breached) {
                changesBy(from);
            }
        }
    }

    /// @return the handlings that own evidence supports
    private long readOwn(Timetable.Terms terms, Control control) {
        admitted = state.own()
                .answer()
                .map(a -> a.act().answer())
                .filter(a -> a == Answer.NOT_MET || a == Answer.PARTLY_MET)
                .isPresent();
        OwnProof shown = state.own();
        if (breached
                || admitted
                || (shown.proofs().isEmpty() && shown.alternatives().isEmpty())) {
            return 0;
        }
        readWeakest(control);
        long mask = 0;
        for (Strength strength : STRENGTHS) {
            long supported = terms.proofFor(strength);
            long ends = supported == 0 ? Long.MIN_VALUE : provedUntil(control, strength);
            if (ends > at) {
                changesBy(ends);
                mask |= supported;
            }
        }
        proved |= mask;
        clean |= mask;
        return mask;
    }

    /// An assessed alternative is as strong as what is independently tested.
    private void readWeakest(Control control) {
        if (state.own().alternatives().stream().anyMatch(a -> alternativeEnds(a) > at)) {
            return;
        }
        for (EvidenceNeed need : control.needs()) {
            Strength best = best(need, control.proofLasts());
            weakest = best.atLeast(weakest) ? weakest : best;
        }
    }

    private static long alternativeEnds(Recorded<AlternativeAssessed> assessed) {
        return assessed.act().until().map(Micros::of).orElse(Long.MIN_VALUE);
    }

    private Strength best(EvidenceNeed need, Period lasts) {
        Strength best = Strength.DECLARED;
        for (Proof proof : state.own().proofs()) {
            if (proof.kind() == need.kind() && proof.strength().atLeast(best) && proof.ends(lasts) > at) {
                best = proof.strength();
            }
        }
        return best;
    }

    /// @return when nothing shows any longer, at least that strongly, what the control asks, what a pattern that is
    ///     followed asks, or what an assessed alternative says
    private long provedUntil(Control control, Strength strength) {
        long until = provedUntil(control.needs(), control, strength);
        for (Recorded<PatternPublished> pattern : state.own().patterns()) {
            until = Math.max(until, provedUntil(pattern.act().needs(), control, strength));
        }
        for (Recorded<AlternativeAssessed> alternative : state.own().alternatives()) {
            until = Math.max(until, alternativeEnds(alternative));
        }
        return until;
    }

    /// @return when the first need is no longer met by evidence at least that strong
    private long provedUntil(List<EvidenceNeed> needs, Control control, Strength strength) {
        long until = Micros.NEVER;
        for (EvidenceNeed need : needs) {
            long last = Long.MIN_VALUE;
            for (Proof proof : state.own().proofs()) {
                boolean counts = proof.kind() == need.kind()
                        && proof.strength().atLeast(need.atLeast())
                        && proof.strength().atLeast(strength);
                if (counts) {
                    last = Math.max(last, proof.ends(control.proofLasts()));
                }
            }
            until = Math.min(until, last);
        }
        return until;
    }

    /// What data owners have agreed to for a provider past its ceiling they have agreed to for nobody else.
    private void readReliance(Control control, Timetable.Terms terms) {
        for (Relied reliance : state.reliances()) {
            RelianceAgreed agreed = reliance.act();
            long until = reliance.until();
            if (agreed.split() == Split.OWN || until <= at) {
                continue;
            }
            changesBy(until);
            EnvironmentState provider = programme.register().environments.get(agreed.provider());
            if (provider == null || breached || (agreed.split() == Split.SHARED && !shareProved(control, terms))) {
                continue;
            }
            Judged theirs = judge(programme, provider, place, at);
            changesBy(theirs.changesAt());
            long flows = theirs.mask();
            for (Judged.Limit limit : theirs.limits()) {
                flows &= ~limit.handling();
            }
            if (flows == 0 || (theirs.borrows() && ceilingReached)) {
                continue;
            }
            providers.add(agreed.provider());
            proved |= flows;
            if (!theirs.borrows()) {
                clean |= flows;
            }
        }
    }

    /// What stays the consumer's duty is proved by its own answer and by own evidence for at least one of the needs.
    private boolean shareProved(Control control, Timetable.Terms terms) {
        boolean answered =
                state.own().answer().filter(a -> a.act().answer() == Answer.MET).isPresent()
                        && terms.answers(place, state.own().answeredFor());
        long ends = Long.MIN_VALUE;
        for (Proof proof : state.own().proofs()) {
            for (EvidenceNeed need : control.needs()) {
                if (proof.kind() == need.kind() && proof.strength().atLeast(need.atLeast())) {
                    ends = Math.max(ends, proof.ends(control.proofLasts()));
                }
            }
        }
        if (answered && ends > at) {
            changesBy(ends);
            return true;
        }
        return false;
    }

    private Judged byProof(Timetable.Terms terms) {
        boolean borrows = (proved & ~clean) != 0;
        if (borrows) {
            changesBy(Micros.plus(at, terms.ceiling - tally.borrowed()));
        }
        if (own != 0 && (proved & ~own) == 0) {
            StandingReason reason =
                    (own & terms.top) != 0 ? StandingReason.PROOF_IN_DATE : StandingReason.PROOF_DECLARED;
            return judged(StandingKind.PROVED, reason, proved, false);
        }
        StandingReason reason = borrows ? StandingReason.PROVIDER_BORROWS : StandingReason.PROVIDER_HOLDS;
        return judged(StandingKind.RELIED_ON, reason, proved, borrows);
    }

    private boolean planned() {
        boolean stands = false;
        for (Recorded<PlanAgreed> plan : state.plans()) {
            long until = Micros.of(plan.act().until());
            if (until > at) {
                changesBy(until);
                stands = true;
            }
        }
        return stands;
    }

    private long accepted() {
        long mask = 0;
        for (Recorded<RiskAccepted> risk : state.risks()) {
            long until = Micros.of(risk.act().until());
            if (until > at) {
                changesBy(until);
                mask |= programme.register().timetable.mask(risk.act().handlings());
            }
        }
        return mask;
    }

    /// @return what is accepted past the ceiling, and for whose routes in the limits
    private long agreedByBoth() {
        SortedMap<Long, Set<BodyId>> owners = new TreeMap<>();
        for (PastCeiling.Agreed agreed : PastCeiling.agreed(programme, state)) {
            if (agreed.until() > at) {
                changesBy(agreed.until());
                for (long rest = agreed.handlings(); rest != 0; rest &= rest - 1) {
                    owners.computeIfAbsent(Long.lowestOneBit(rest), h -> new TreeSet<>())
                            .addAll(agreed.owners());
                }
            }
        }
        long mask = 0;
        for (var each : owners.entrySet()) {
            mask |= each.getKey();
            limits.add(new Judged.Limit(each.getKey(), each.getValue()));
        }
        return mask;
    }

    private StandingReason failing() {
        if (breached) {
            return StandingReason.FINDINGS_PAST_WINDOW;
        }
        if (admitted) {
            return StandingReason.ANSWERED_NOT_MET;
        }
        if (state.reliances().stream().anyMatch(r -> r.act().split() != Split.OWN)) {
            return StandingReason.PROVIDER_LAPSED;
        }
        boolean conceded = !state.plans().isEmpty() || !state.risks().isEmpty();
        return conceded && state.own().proofs().isEmpty()
                ? StandingReason.CONCESSION_ENDED
                : StandingReason.PROOF_ENDED;
    }

    /// @return why access still holds, or NEVER_PROVED when it does not
    private StandingReason ladder(Control control, StandingReason failing) {
        if (state.open().isEmpty() || state.open().get().notice().isEmpty()) {
            return failing;
        }
        Case about = state.open().get();
        bitesAt = Micros.of(about.notice().orElseThrow().bitesAt());
        if (at < bitesAt) {
            changesBy(bitesAt);
            return failing;
        }
        if (about.adjudication().isPresent()) {
            return decided(about.adjudication().get(), failing);
        }
        if (control.deferrable()) {
            bitesAt = Micros.of(about.settlesAt().orElseThrow());
            return about.replies().isEmpty() ? failing : StandingReason.REPLY_UNDECIDED;
        }
        if (about.replies().isEmpty()) {
            return StandingReason.NEVER_PROVED;
        }
        long limit = Micros.of(about.settlesAt().orElseThrow());
        if (at >= limit) {
            return StandingReason.NEVER_PROVED;
        }
        bitesAt = limit;
        changesBy(limit);
        return StandingReason.REPLY_UNDECIDED;
    }

    /// A reply is upheld for the cause it was about; another cause is another conversation, with its own notice.
    private StandingReason decided(Case.Adjudication decision, StandingReason failing) {
        if (!decision.upheld()) {
            return StandingReason.NEVER_PROVED;
        }
        bitesAt = Micros.NEVER;
        return decision.cause().equals(cause()) ? StandingReason.REPLY_UPHELD : failing;
    }

    private Judged borrowing(StandingKind kind, StandingReason reason, long mask, Timetable.Terms terms) {
        changesBy(Micros.plus(at, terms.ceiling - tally.borrowed()));
        return judged(kind, reason, mask, true);
    }

    private Judged judged(StandingKind kind, StandingReason reason, long mask, boolean borrows) {
        return new Judged(
                kind,
                reason,
                mask,
                proved,
                borrows,
                changes,
                weakest,
                providers,
                kind == StandingKind.LAPSING ? bitesAt : Micros.NEVER,
                cause(),
                tally,
                List.copyOf(limits));
    }

    private String cause() {
        if (breached) {
            return state.breach().orElseThrow().breach().findingsDigest();
        }
        return admitted ? "answer" : "proof";
    }

    private void changesBy(long instant) {
        if (instant > at) {
            changes = Math.min(changes, instant);
        }
    }
}
