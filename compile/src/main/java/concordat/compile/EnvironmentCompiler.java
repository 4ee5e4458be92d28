package concordat.compile;

import concordat.assurance.Holdings;
import concordat.assurance.Programme;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.restraint.Measure;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles what one environment holds.
final class EnvironmentCompiler {
    private final Programme programme;
    private final Optional<Edition> edition;
    private final Instant at;
    private final Optional<Instant> shadowEnds;
    private final Map<Optional<String>, List<BitSet>> unaskedBy = new HashMap<>();

    EnvironmentCompiler(Programme programme, Optional<Edition> edition, Instant at) {
        this.programme = programme;
        this.edition = edition;
        this.at = at;
        this.shadowEnds = programme.shadowEnds(at);
    }

    /// @param old as it was compiled from an earlier version; null when it was not
    CompiledEnvironment compile(EnvironmentId id, BodyId body, @Nullable CompiledEnvironment old) {
        List<Recorded<AgreementMade>> agreements = programme.agreementsOf(body).stream()
                .filter(a -> a.live() && a.act().until().isAfter(at))
                .toList();
        List<Measure> measures = programme.measuresInForce(body, at);
        Holdings holdings =
                old == null ? Holdings.of(programme, id, at) : old.holdings().later(programme, at);
        List<BitSet> held = held(holdings);
        Optional<Instant> agreementEnds =
                agreements.stream().map(a -> a.act().until()).min(Instant::compareTo);
        Optional<Instant> lossAt = holdings.lossAt();
        Optional<Instant> rowChanges =
                Stream.of(lossAt, agreementEnds).flatMap(Optional::stream).min(Instant::compareTo);
        List<BitSet> after = rowChanges.equals(lossAt) ? left(holdings) : held;
        Set<String> services = new HashSet<>();
        agreements.forEach(a -> services.add(a.act().service().value()));
        List<EnvironmentRow.Limit> limits = limits(holdings, Holdings::limits);
        EnvironmentRow row = new EnvironmentRow(
                id.value(),
                body.value(),
                held,
                rowChanges.map(EnvironmentCompiler::micros).orElse(Long.MAX_VALUE),
                after,
                measures.stream()
                        .anyMatch(m -> m.effective().kind() == MeasureKind.SUSPEND
                                && spared(m).isEmpty()),
                restrictions(measures),
                services,
                limits,
                rowChanges.equals(lossAt) ? limits(holdings, Holdings::limitsAfterLoss) : limits);
        Optional<Instant> changes = Stream.of(
                        holdings.changesAt(),
                        rowChanges,
                        shadowEnds,
                        programme.restraints().changesAfter(body, at))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return new CompiledEnvironment(row, workloads(id), changes, holdings);
    }

    private List<BitSet> held(Holdings holdings) {
        return edition.map(all -> withUnasked(holdings.held(all), holdings)).orElse(List.of());
    }

    /// What is held once the next loss has come.
    private List<BitSet> left(Holdings holdings) {
        return edition.map(all -> withUnasked(holdings.heldAfterLoss(all), holdings))
                .orElse(List.of());
    }

    /// What the edition that the environment is judged by does not ask counts as held.
    private List<BitSet> withUnasked(List<BitSet> held, Holdings holdings) {
        List<BitSet> unasked =
                unaskedBy.computeIfAbsent(holdings.edition().map(Edition::id), id -> unasked(holdings.edition()));
        for (int handling = 0; handling < held.size(); handling++) {
            held.get(handling).or(unasked.get(handling));
        }
        return held;
    }

    /// What counts for the routes of some data owners only, as what counts for those of their services.
    private List<EnvironmentRow.Limit> limits(
            Holdings holdings, BiFunction<Holdings, Edition, List<Holdings.Limit>> of) {
        List<EnvironmentRow.Limit> limits = new ArrayList<>();
        for (Holdings.Limit limit : edition.map(all -> of.apply(holdings, all)).orElse(List.of())) {
            Edition all = edition.orElseThrow();
            String handling = all.handlings().get(limit.handling()).id();
            if (asks(holdings.edition(), all.controls().get(limit.control()), handling)) {
                Set<String> services = new HashSet<>();
                programme.services().stream()
                        .filter(s -> limit.owners().contains(s.act().owner()))
                        .forEach(s -> services.add(s.act().service().value()));
                limits.add(new EnvironmentRow.Limit(limit.control(), limit.handling(), services));
            }
        }
        return limits;
    }

    private List<BitSet> unasked(Optional<Edition> own) {
        Edition all = edition.orElseThrow();
        List<BitSet> unasked = new ArrayList<>();
        for (Handling handling : all.handlings()) {
            BitSet bits = new BitSet(all.controls().size());
            for (int bit = 0; bit < all.controls().size(); bit++) {
                bits.set(bit, !asks(own, all.controls().get(bit), handling.id()));
            }
            unasked.add(bits);
        }
        return unasked;
    }

    /// Also asked for is what a service's owner wants for a handling that does not rest on it. In the shadow of a new
    /// network nothing is asked: what would be is shown by standing, and enforced later.
    private boolean asks(Optional<Edition> own, Control control, String handling) {
        if (shadowEnds.isPresent()) {
            return false;
        }
        return own.equals(edition)
                || own.flatMap(e -> e.control(control.id()))
                        .filter(c -> c.restsOn(handling).isPresent()
                                || control.restsOn(handling).isEmpty())
                        .isPresent();
    }

    /// A set that names only what the edition no longer has covers nothing; an empty one covers all.
    /// A suspension that some routes have left is a restriction of everything but those.
    private List<EnvironmentRow.Restriction> restrictions(List<Measure> measures) {
        List<EnvironmentRow.Restriction> restrictions = new ArrayList<>();
        for (Measure measure : measures) {
            MeasureImposed act = measure.effective();
            Set<String> spared = spared(measure);
            if (act.kind() == MeasureKind.SUSPEND && !spared.isEmpty()) {
                restrictions.add(new EnvironmentRow.Restriction(Set.of(), Set.of(), Set.of(), spared));
            }
            Set<Integer> handlings = new HashSet<>();
            List<Handling> scale = edition.map(Edition::handlings).orElse(List.of());
            for (int place = 0; place < scale.size(); place++) {
                if (act.handlings().contains(scale.get(place).id())) {
                    handlings.add(place);
                }
            }
            if (act.kind() == MeasureKind.RESTRICT
                    && handlings.isEmpty() == act.handlings().isEmpty()) {
                Set<Integer> tiers = new HashSet<>();
                act.tiers().forEach(t -> tiers.add(TermsCompiler.place(t)));
                Set<String> services = new HashSet<>();
                act.services().forEach(s -> services.add(s.value()));
                restrictions.add(new EnvironmentRow.Restriction(handlings, tiers, services, spared));
            }
        }
        return restrictions;
    }

    private Set<String> spared(Measure measure) {
        Set<String> spared = new HashSet<>();
        programme.continuityOwed(measure, at).left(at).forEach(r -> spared.add(r.value()));
        return spared;
    }

    private List<CallerRow> workloads(EnvironmentId id) {
        List<CallerRow> rows = new ArrayList<>();
        for (Recorded<WorkloadRegistered> workload : programme.workloadsOf(id)) {
            if (workload.live()) {
                Set<String> services = new HashSet<>();
                programme
                        .agreement(workload.act().agreement())
                        .filter(a -> a.live() && a.act().until().isAfter(at))
                        .ifPresent(a -> services.add(a.act().service().value()));
                rows.add(new CallerRow(
                        workload.act().fingerprint(),
                        workload.act().workload().value(),
                        CallerKind.WORKLOAD,
                        id.value(),
                        0,
                        Long.MAX_VALUE,
                        0,
                        services));
            }
        }
        return rows;
    }

    private static long micros(Instant instant) {
        long second = instant.getEpochSecond();
        boolean never = second >= Long.MAX_VALUE / 1_000_000 - 1;
        return never ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
