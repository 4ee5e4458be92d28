package concordat.app.control;

import concordat.assurance.ids.EnvironmentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The line of imports: in the order they came, one of an environment at a time, so many at once over all.
/// Thread-safe.
final class ImportLine {

    private final int most;
    private final TreeMap<Long, ReportWork> waiting = new TreeMap<>();
    private final Set<EnvironmentId> busy = new HashSet<>();

    /// @param most how many may run at once
    ImportLine(int most) {
        this.most = most;
    }

    synchronized void join(ReportWork one) {
        waiting.put(one.number(), one);
    }

    /// @return those whose turn it is now; each counts as running until [#over]
    synchronized List<ReportWork> called() {
        List<ReportWork> called = new ArrayList<>();
        Iterator<ReportWork> line = waiting.values().iterator();
        while (busy.size() < most && line.hasNext()) {
            ReportWork next = line.next();
            if (busy.add(next.environment())) {
                line.remove();
                called.add(next);
            }
        }
        return called;
    }

    synchronized void over(ReportWork one) {
        busy.remove(one.environment());
    }

    /// @return whether it still waited; it does not any more
    synchronized boolean leave(ReportWork one) {
        return waiting.remove(one.number()) != null;
    }

    /// @return how many wait before it and it; none when it does not wait
    synchronized Optional<Integer> place(ReportWork one) {
        return waiting.containsKey(one.number())
                ? Optional.of(waiting.headMap(one.number(), true).size())
                : Optional.empty();
    }
}
