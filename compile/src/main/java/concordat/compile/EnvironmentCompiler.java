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
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles what one environment holds.
final class EnvironmentCompiler {
    private final Programme programme;
    private final Optional<Edition> edition;
    private final Instant at;
    private final Optional<Instant> shadowEnds;

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
        List<MeasureImposed> measures = programme.measuresInForce(body, at).stream()
                .map(Measure::effective)
                .toList();
        Holdings holdings =
                old == null ? Holdings.of(programme, id, at) : old.holdings().later(programme, at);
        List<BitSet> held = held(holdings);
        Optional<Instant> agreementEnds =
                agreements.stream().map(a -> a.act().until()).min(Instant::compareTo);
        Optional<Instant> lossAt = holdings.lossAt();
        Optional<Instant> rowChanges =
                Stream.of(lossAt, agreementEnds).flatMap(Optional::stream).min(Instant::compareTo);
        List<BitSet> after = rowChanges.equals(lossAt) ? left(holdings, held) : held;
        Set<String> services = new HashSet<>();
        agreements.forEach(a -> services.add(a.act().service().value()));
        EnvironmentRow row = new EnvironmentRow(
                id.value(),
                body.value(),
                held,
                rowChanges.map(EnvironmentCompiler::micros).orElse(Long.MAX_VALUE),
                after,
                measures.stream().anyMatch(m -> m.kind() == MeasureKind.SUSPEND),
                restrictions(measures),
                services);
        Optional<Instant> changes = Stream.of(
                        holdings.changesAt(),
                        rowChanges,
                        shadowEnds,
                        programme.restraints().of(body).stream()
                                .flatMap(m -> m.changesAfter(at).stream())
                                .min(Instant::compareTo))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return new CompiledEnvironment(row, workloads(id), changes, holdings);
    }

    /// What is held once the next loss has come.
    private List<BitSet> left(Holdings holdings, List<BitSet> held) {
        List<BitSet> left = held.stream().map(b -> (BitSet) b.clone()).toList();
        for (int handling = 0; handling < left.size(); handling++) {
            String name = edition.orElseThrow().handlings().get(handling).id();
            int bit = 0;
            for (Control control : edition.orElseThrow().controls()) {
                boolean kept =
                        !asks(holdings.edition(), control.id(), name) || holdings.holdsAfterLoss(control.id(), name);
                left.get(handling).set(bit, held.get(handling).get(bit) && kept);
                bit++;
            }
        }
        return left;
    }

    private List<BitSet> held(Holdings holdings) {
        List<BitSet> held = new ArrayList<>();
        if (edition.isEmpty()) {
            return held;
        }
        for (Handling handling : edition.get().handlings()) {
            BitSet bits = new BitSet(edition.get().controls().size());
            int bit = 0;
            for (Control control : edition.get().controls()) {
                boolean asked = asks(holdings.edition(), control.id(), handling.id());
                bits.set(bit++, !asked || holdings.holds(control.id(), handling.id()));
            }
            held.add(bits);
        }
        return held;
    }

    /// What the edition that the environment is judged by does not ask counts as held. It is asked for when a service's
    /// owner wants a control for a handling that does not rest on it. In the shadow of a new network
    /// nothing is asked:
    /// what would be is shown by standing, and enforced later.
    private boolean asks(Optional<Edition> own, ControlId control, String handling) {
        if (shadowEnds.isPresent()) {
            return false;
        }
        return own.equals(edition)
                || own.flatMap(e -> e.control(control))
                        .filter(c -> c.restsOn(handling).isPresent()
                                || edition.flatMap(e -> e.control(control))
                                        .flatMap(e -> e.restsOn(handling))
                                        .isEmpty())
                        .isPresent();
    }

    /// A set that names only what the edition no longer has covers nothing; an empty one covers all.
    private List<EnvironmentRow.Restriction> restrictions(List<MeasureImposed> measures) {
        List<EnvironmentRow.Restriction> restrictions = new ArrayList<>();
        for (MeasureImposed act : measures) {
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
                restrictions.add(new EnvironmentRow.Restriction(handlings, tiers, services));
            }
        }
        return restrictions;
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
