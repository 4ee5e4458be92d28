package concordat.compile;

import concordat.assurance.Programme;
import concordat.assurance.ids.EnvironmentId;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.decision.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Standing compiled to rows at an instant. Immutable; safe to share between threads.
///
/// @param programme what it was compiled from
/// @param at the instant
/// @param terms what the rows are read against
/// @param routes by id
/// @param nextChange when it will be another without any act, as far as can be told now; none for never
public record Compilation(
        Programme programme,
        Instant at,
        Terms terms,
        List<RouteRow> routes,
        Optional<Instant> nextChange,
        Map<EnvironmentId, CompiledEnvironment> compiled) {

    /// @param compiled by id
    public Compilation {
        routes = List.copyOf(routes);
        // Known to be sorted, it is copied in one pass the next time.
        compiled = Collections.unmodifiableSortedMap(new TreeMap<>(compiled));
    }

    /// @return every environment's row, by id
    public List<EnvironmentRow> environments() {
        return compiled.values().stream().map(CompiledEnvironment::row).toList();
    }

    /// @return a row for every workload, by environment and age
    public List<CallerRow> workloads() {
        return compiled.values().stream().flatMap(c -> c.workloads().stream()).toList();
    }

    /// @param epoch larger than every one before in the network
    /// @param devices devices and egresses, which are not governed by acts
    public Snapshot snapshot(long epoch, Iterable<CallerRow> devices) {
        List<CallerRow> callers = new ArrayList<>(workloads());
        devices.forEach(callers::add);
        return Snapshot.of(epoch, ChronoUnit.MICROS.between(Instant.EPOCH, at), terms, environments(), routes, callers);
    }
}
