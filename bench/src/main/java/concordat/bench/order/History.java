package concordat.bench.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What one body's access was said to be, and what requests met, with the instants of both on one clock.
///
/// Each run of a gateway is to be a linearizable register that follows the writes: every read can be given a
/// write that was the newest at some instant between its begin and its end, such that
///
/// - no read has a write older than the newest that was in force everywhere when the read began;
/// - no read has a write that was handed over after the read ended;
/// - of two reads at one run, one ended before the other began, the later has no older write.
///
/// Since writes are in one order, giving each read, by their begins, the oldest write that it can have finds such a
/// choice whenever there is one. Between two runs of a gateway the last condition does not hold: what was not
/// acknowledged may be forgotten. And a gateway that has been cut off for longer than the stale limit permits nothing;
/// but bad facts stay bad, so it may refuse for what it knew, however long ago that was overtaken: the first condition
/// holds for its refusals only as far as it acknowledged.
///
/// @param body whose access, for messages
/// @param writes in the order in which they were handed over; before the first access is open
/// @param reads in any order
public record History(String body, List<Write> writes, List<Read> reads, List<Away> aways) {

    private static final double MILLI = 1e6;

    public History {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
        aways = List.copyOf(aways);
        for (int i = 1; i < writes.size(); i++) {
            if (writes.get(i).handedOver() < writes.get(i - 1).handedOver()) {
                throw new IllegalArgumentException("write " + (i + 1) + " of " + body + " comes before write " + i);
            }
        }
    }

    /// @param staleNanos how long a gateway may decide from a state that was not proven since
    /// @return a line for each read that does not fit; none when all do
    public List<String> faults(long staleNanos) {
        List<String> faults = new ArrayList<>();
        Map<String, List<Read>> runs = reads.stream()
                .collect(Collectors.groupingBy(
                        read -> read.gateway() + " run " + read.run(), TreeMap::new, Collectors.toList()));
        runs.forEach((run, all) -> unordered(run, all, faults));
        for (Read read : reads) {
            aways.stream()
                    .filter(away -> read.open()
                            && away.gateway().equals(read.gateway())
                            && read.began() > away.from() + staleNanos
                            && read.ended() < away.until())
                    .forEach(away -> faults.add(String.format(
                            Locale.ROOT,
                            "%s at %s: permitted %.1f ms after it was cut off, %.1f ms may be",
                            body,
                            read.gateway(),
                            (read.began() - away.from()) / MILLI,
                            staleNanos / MILLI)));
        }
        return List.copyOf(faults);
    }

    /// From when on each state, the one before the first write too, or a newer one must be met.
    private long[] completed(Predicate<Write> counts) {
        long[] completed = new long[writes.size() + 1];
        long earliest = Write.NEVER;
        for (int i = writes.size(); i > 0; i--) {
            Write write = writes.get(i - 1);
            if (counts.test(write)) {
                earliest = Math.min(earliest, write.inForce());
            }
            completed[i] = earliest;
        }
        completed[0] = Long.MIN_VALUE;
        return completed;
    }

    private boolean open(int state) {
        return state == 0 || writes.get(state - 1).open();
    }

    /// A read and the state that it was given.
    private record Given(long ended, int state) {}

    private void unordered(String run, List<Read> all, List<String> faults) {
        String gateway = all.getFirst().gateway();
        long[] permits = completed(write -> true);
        long[] refusals = completed(write -> !write.lapsed().contains(gateway));
        PriorityQueue<Given> underWay = new PriorityQueue<>(Comparator.comparingLong(Given::ended));
        int seen = 0;
        for (Read read :
                all.stream().sorted(Comparator.comparingLong(Read::began)).toList()) {
            while (!underWay.isEmpty() && underWay.element().ended() < read.began()) {
                seen = Math.max(seen, underWay.remove().state());
            }
            long[] completed = read.open() ? permits : refusals;
            int inForce = inForce(completed, read.began());
            int state = Math.max(seen, inForce);
            while (state <= writes.size() && (open(state) != read.open() || handedOver(state) > read.ended())) {
                state++;
            }
            if (state <= writes.size()) {
                underWay.add(new Given(read.ended(), state));
            } else {
                faults.add(unfit(run, read, seen, inForce, completed));
            }
        }
    }

    private static int inForce(long[] completed, long began) {
        int inForce = 0;
        while (inForce + 1 < completed.length && completed[inForce + 1] < began) {
            inForce++;
        }
        return inForce;
    }

    private long handedOver(int state) {
        return state == 0 ? Long.MIN_VALUE : writes.get(state - 1).handedOver();
    }

    private String unfit(String run, Read read, int seen, int inForce, long[] completed) {
        String answer = read.open() ? "permitted" : "refused as suspended";
        if (seen > inForce) {
            return String.format(
                    Locale.ROOT,
                    "%s at %s: %s, though an earlier request had met change %d of %d already",
                    body,
                    run,
                    answer,
                    seen,
                    writes.size());
        }
        return inForce == 0
                ? body + " at " + run + ": " + answer + " before anything was changed"
                : String.format(
                        Locale.ROOT,
                        "%s at %s: %s %.1f ms after change %d of %d was in force",
                        body,
                        run,
                        answer,
                        (read.began() - completed[inForce]) / MILLI,
                        inForce,
                        writes.size());
    }
}
