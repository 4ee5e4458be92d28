package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// Goes over findings group by group, however many there are: first they are counted, then as many groups as memory
/// takes are gathered at a time, going over all findings once for each such lot.
final class Grouped {

    private Grouped() {}

    /// What is known of a group before it is gathered.
    ///
    /// @param worst by what its findings count as
    record Sum(String key, long findings, Severity worst) {

        /// Worst first, then the largest, then by name.
        static final Comparator<Sum> WORST = Comparator.comparing(Sum::worst)
                .reversed()
                .thenComparing(Comparator.comparingLong(Sum::findings).reversed())
                .thenComparing(Sum::key);

        static final Comparator<Sum> NAME = Comparator.comparing(Sum::key);

        private Sum and(ExportedFinding finding) {
            Severity counts = finding.counts();
            return new Sum(key, findings + 1, counts.compareTo(worst) > 0 ? counts : worst);
        }
    }

    /// Receives a group that is gathered.
    interface Emit<G> {
        void group(Sum sum, G gathered) throws IOException;
    }

    /// @param keys to which groups a finding belongs
    /// @param atOnce how many findings' worth of groups are gathered at a time; a larger group is gathered alone
    /// @param fresh makes what gathers one group; it has to bound itself what it keeps of a large one
    static <G extends FindingSource.Taker> void each(
            FindingSource source,
            Function<ExportedFinding, Collection<String>> keys,
            Comparator<Sum> order,
            long atOnce,
            Supplier<G> fresh,
            Emit<G> emit)
            throws IOException {
        Map<String, Sum> sums = new HashMap<>();
        source.each(finding -> keys.apply(finding)
                .forEach(
                        key -> sums.merge(key, new Sum(key, 1, finding.counts()), (known, one) -> known.and(finding))));
        List<Sum> ordered = new ArrayList<>(sums.values());
        sums.clear();
        ordered.sort(order);
        int from = 0;
        while (from < ordered.size()) {
            int to = from;
            long held = 0;
            while (to < ordered.size() && (to == from || held + ordered.get(to).findings() <= atOnce)) {
                held += ordered.get(to++).findings();
            }
            lot(source, keys, ordered.subList(from, to), fresh, emit);
            from = to;
        }
    }

    private static <G extends FindingSource.Taker> void lot(
            FindingSource source,
            Function<ExportedFinding, Collection<String>> keys,
            List<Sum> groups,
            Supplier<G> fresh,
            Emit<G> emit)
            throws IOException {
        Map<String, G> gathering = new HashMap<>();
        groups.forEach(sum -> gathering.put(sum.key(), fresh.get()));
        source.each(finding -> {
            for (String key : keys.apply(finding)) {
                G group = gathering.get(key);
                if (group != null) {
                    group.take(finding);
                }
            }
        });
        for (Sum sum : groups) {
            emit.group(sum, Objects.requireNonNull(gathering.remove(sum.key())));
        }
    }
}
