package concordat.compile;

import concordat.assurance.Programme;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Edition;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import concordat.decision.RouteRow;
import concordat.decision.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles a programme at an instant to the rows of a snapshot, whole or from the compilation before.
///
/// Going on from the compilation before gives exactly the rows that compiling anew would give, and looks only at the
/// environments that an act has touched or whose standing may have changed by itself since.
public final class SnapshotCompiler {
    private SnapshotCompiler() {}

    /// @param at not before the last act
    public static Compilation compile(Programme programme, Instant at) {
        Optional<Edition> edition = programme.jointEdition(at);
        EnvironmentCompiler environments = new EnvironmentCompiler(programme, edition, at);
        Map<EnvironmentId, CompiledEnvironment> compiled = new HashMap<>();
        programme
                .environments()
                .forEach(e -> compiled.put(
                        e.act().environment(),
                        environments.compile(e.act().environment(), e.act().body(), null)));
        List<RouteRow> routes =
                edition.map(e -> RouteCompiler.compile(programme, e, at)).orElse(List.of());
        return compilation(programme, at, TermsCompiler.compile(programme.network(), edition), routes, compiled);
    }

    /// @param before an earlier compilation of an earlier or the same version of the programme
    /// @param at not before that of the compilation before, nor before the last act
    /// @throws IllegalArgumentException when it is
    public static Advance advance(Compilation before, Programme programme, Instant at) {
        if (at.isBefore(before.at())) {
            throw new IllegalArgumentException("cannot go on from " + before.at() + " to " + at);
        }
        if (termsDiffer(before, programme, at)) {
            return new Advance.Whole(compile(programme, at));
        }
        EnvironmentCompiler compiler = new EnvironmentCompiler(programme, programme.jointEdition(at), at);
        Map<EnvironmentId, CompiledEnvironment> compiled = new TreeMap<>(before.compiled());
        List<EnvironmentRow> rows = new ArrayList<>();
        List<CallerRow> workloads = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (EnvironmentId id : touched(before, programme, at)) {
            @Nullable CompiledEnvironment old = compiled.get(id);
            CompiledEnvironment now = compiler.compile(
                    id, programme.environment(id).orElseThrow().act().body(), old);
            compiled.put(id, now);
            if (old == null || !old.row().equals(now.row())) {
                rows.add(now.row());
            }
            List<CallerRow> known = old == null ? List.of() : old.workloads();
            now.workloads().stream().filter(w -> !known.contains(w)).forEach(workloads::add);
            Set<String> still = new HashSet<>();
            now.workloads().forEach(w -> still.add(w.fingerprint()));
            known.stream()
                    .map(CallerRow::fingerprint)
                    .filter(f -> !still.contains(f))
                    .forEach(removed::add);
        }
        Compilation after = compilation(programme, at, before.terms(), before.routes(), compiled);
        return new Advance.Rows(after, rows, workloads, removed);
    }

    private static boolean termsDiffer(Compilation before, Programme programme, Instant at) {
        boolean edition = !programme
                .editionAt(at)
                .map(Edition::id)
                .equals(before.programme().editionAt(before.at()).map(Edition::id));
        boolean conditions = programme
                .routing()
                .changesAfter(before.at())
                .filter(c -> !c.isAfter(at))
                .isPresent();
        return edition || conditions || programme.termsChangedSince(before.programme());
    }

    private static Set<EnvironmentId> touched(Compilation before, Programme programme, Instant at) {
        Set<EnvironmentId> touched = new HashSet<>(programme.changedSince(before.programme()));
        before.compiled().forEach((id, compiled) -> {
            if (compiled.changesAt().filter(c -> !c.isAfter(at)).isPresent()) {
                touched.add(id);
            }
        });
        return touched;
    }

    private static Compilation compilation(
            Programme programme,
            Instant at,
            Terms terms,
            List<RouteRow> routes,
            Map<EnvironmentId, CompiledEnvironment> compiled) {
        Optional<Instant> next = Stream.of(
                        programme.editionChangesAfter(at), programme.routing().changesAfter(at))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        for (CompiledEnvironment each : compiled.values()) {
            Optional<Instant> changes = each.changesAt();
            if (changes.isPresent()
                    && next.filter(n -> !n.isAfter(changes.get())).isEmpty()) {
                next = changes;
            }
        }
        return new Compilation(programme, at, terms, routes, next, compiled);
    }
}
