package concordat.assurance;

import concordat.assurance.act.PlanAgreed;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is believed about one environment at an instant, control by control. A pure reading of a [Programme]; nothing
/// in it is ever stored.
///
/// @param environment which
/// @param at the instant asked about, or that of the last act when that is later
/// @param edition the edition by which it is judged, none before the first counts
/// @param controls in the edition's order
public record Standing(
        EnvironmentId environment, Instant at, Optional<String> edition, Map<ControlId, ControlStanding> controls) {

    public Standing {
        controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    }

    /// @throws IllegalArgumentException when the programme knows no such environment
    public static Standing of(Programme programme, EnvironmentId environment, Instant at) {
        EnvironmentState state = programme.register().environments.get(environment);
        if (state == null) {
            throw new IllegalArgumentException("no environment " + environment);
        }
        long micros = Math.max(Micros.of(at), programme.register().latest);
        Timetable.Terms terms = state.terms(programme.register().timetable, micros);
        if (terms == null) {
            return new Standing(environment, Micros.instant(micros), Optional.empty(), Map.of());
        }
        Map<ControlId, ControlStanding> controls = new LinkedHashMap<>();
        Map<Long, Set<String>> sets = new HashMap<>();
        for (Control control : terms.edition.controls()) {
            int place = programme.register().timetable.place(control.id());
            Judged judged = Judge.judge(programme, state, place, micros);
            Function<Long, Set<String>> ids = mask -> sets.computeIfAbsent(mask, m -> Set.copyOf(terms.handlings(m)));
            Judge.@Nullable Loss loss = Judge.loss(programme, state, place, judged);
            Optional<ControlStanding.Loss> loses = loss == null
                    ? Optional.empty()
                    : Optional.of(new ControlStanding.Loss(Micros.instant(loss.at()), ids.apply(loss.left())));
            ControlStanding.Basis basis = basis(control, state.control(place), judged, ids, loses, terms, micros);
            controls.put(control.id(), named(programme, terms, basis, state.control(place), judged, micros));
        }
        return new Standing(environment, Micros.instant(micros), Optional.of(terms.edition.id()), controls);
    }

    /// @return how one control stands, none when the edition has no such control
    public Optional<ControlStanding> control(ControlId control) {
        return Optional.ofNullable(controls.get(control));
    }

    /// @return whether routes of this handling that rest on the control stay open
    public boolean holds(ControlId control, String handling) {
        ControlStanding standing = controls.get(control);
        return standing != null && standing.holds(handling);
    }

    /// @return the first instant at which any of it may change by itself
    public Optional<Instant> changesAt() {
        return controls.values().stream()
                .flatMap(c -> c.basis().changesAt().stream())
                .min(Instant::compareTo);
    }

    /// @param said the edition by which it is judged
    /// @return how many controls keep a route closed that rests on them by the edition
    public int lacking(Edition said) {
        return (int) said.controls().stream()
                .filter(c -> !control(c.id()).map(s -> s.whole(c)).orElse(false))
                .count();
    }

    /// @return how many controls stand in each state; states without any are left out
    public Map<StandingKind, Integer> counts() {
        Map<StandingKind, Integer> counts = new EnumMap<>(StandingKind.class);
        controls.values().forEach(c -> counts.merge(c.kind(), 1, Integer::sum));
        return counts;
    }

    private static ControlStanding.Basis basis(
            Control control,
            ControlState state,
            Judged judged,
            Function<Long, Set<String>> ids,
            Optional<ControlStanding.Loss> loss,
            Timetable.Terms terms,
            long at) {
        return new ControlStanding.Basis(
                control.id(),
                judged.reason(),
                facts(state, judged, control, at),
                Micros.instant(judged.tally().kindSince()),
                instant(judged.changesAt()),
                ids.apply(judged.mask()),
                loss,
                Duration.ofNanos(judged.tally().borrowed() * 1_000),
                terms.edition.ceiling());
    }

    private static Optional<Instant> instant(long micros) {
        return micros == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    private static ControlStanding named(
            Programme programme,
            Timetable.Terms terms,
            ControlStanding.Basis basis,
            ControlState state,
            Judged judged,
            long at) {
        Optional<CaseId> caseId = state.open().map(Case::id);
        return switch (judged.kind()) {
            case PROVED -> new ControlStanding.Proved(basis, judged.weakest());
            case RELIED_ON ->
                new ControlStanding.ReliedOn(
                        basis, judged.providers().stream().sorted().toList());
            case PLANNED -> {
                Recorded<PlanAgreed> last = state.plans().stream()
                        .filter(p -> Micros.of(p.act().until()) > at)
                        .max(Comparator.comparing(p -> p.act().until()))
                        .orElseThrow();
                yield new ControlStanding.Planned(
                        basis, last.act().plan(), last.act().until());
            }
            case ACCEPTED ->
                new ControlStanding.Accepted(basis, counting(programme, state, judged, at), only(terms, judged));
            case LAPSING -> new ControlStanding.Lapsing(basis, instant(judged.bitesAt()), caseId);
            case LAPSED -> new ControlStanding.Lapsed(basis, caseId);
            case OPEN -> new ControlStanding.Open(basis);
        };
    }

    /// Past the ceiling only what both have agreed to counts.
    private static List<RiskId> counting(Programme programme, ControlState state, Judged judged, long at) {
        Set<RiskId> agreed = PastCeiling.agreed(programme, state).stream()
                .map(PastCeiling.Agreed::risk)
                .collect(Collectors.toSet());
        return state.risks().stream()
                .filter(r -> Micros.of(r.act().until()) > at)
                .map(r -> r.act().risk())
                .filter(r -> judged.reason() != StandingReason.CEILING_AGREED || agreed.contains(r))
                .sorted()
                .toList();
    }

    private static SortedMap<String, Set<BodyId>> only(Timetable.Terms terms, Judged judged) {
        SortedMap<String, Set<BodyId>> only = new TreeMap<>();
        for (Judged.Limit limit : judged.limits()) {
            terms.handlings(limit.handling()).forEach(h -> only.put(h, limit.owners()));
        }
        return only;
    }

    private static List<FactUsed> facts(ControlState state, Judged judged, Control control, long at) {
        List<FactUsed> facts = new ArrayList<>();
        switch (judged.kind()) {
            case PROVED ->
                state.own().proofs().stream()
                        .filter(p -> p.ends(control.proofLasts()) > at)
                        .forEach(p -> facts.add(p.source()));
            case RELIED_ON ->
                judged.providers().forEach(p -> facts.add(new FactUsed(FactUsed.Kind.PROVIDER, p.value())));
            case PLANNED ->
                state.plans().stream()
                        .filter(p -> Micros.of(p.act().until()) > at)
                        .forEach(p -> facts.add(
                                new FactUsed(FactUsed.Kind.PLAN, p.act().plan().value())));
            case ACCEPTED ->
                state.risks().stream()
                        .filter(r -> Micros.of(r.act().until()) > at)
                        .forEach(r -> facts.add(
                                new FactUsed(FactUsed.Kind.RISK, r.act().risk().value())));
            case LAPSING, LAPSED, OPEN -> {
                state.breach()
                        .filter(b -> Micros.of(b.breach().breachesAt()) <= at)
                        .ifPresent(b -> {
                            facts.add(new FactUsed(
                                    FactUsed.Kind.BREACH, b.breach().findingsDigest()));
                            facts.add(new FactUsed(
                                    FactUsed.Kind.REPORT, b.report().value()));
                        });
                state.open().ifPresent(c -> facts.add(new FactUsed(FactUsed.Kind.CASE, c.id().value())));
            }
        }
        return facts;
    }
}
