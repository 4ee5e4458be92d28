package concordat.compile;

import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a newer compilation has that an older one has not.
public sealed interface Advance {

    /// @return the newer one
    Compilation compilation();

    /// Terms or routes differ: gateways need a whole snapshot.
    record Whole(Compilation compilation) implements Advance {}

    /// Some rows differ, or none.
    ///
    /// @param environments rows that are new or replace others
    /// @param workloads rows that are new or replace others
    /// @param removedWorkloads fingerprints that are known no more
    record Rows(
            Compilation compilation,
            List<EnvironmentRow> environments,
            List<CallerRow> workloads,
            List<String> removedWorkloads)
            implements Advance {
        public Rows {
            environments = List.copyOf(environments);
            workloads = List.copyOf(workloads);
            removedWorkloads = List.copyOf(removedWorkloads);
        }

        /// @return whether nothing differs
        public boolean none() {
            return environments.isEmpty() && workloads.isEmpty() && removedWorkloads.isEmpty();
        }

        /// @param epoch larger than the snapshot's that it is for
        /// @param devices rows of other callers that go with it
        /// @param removedDevices fingerprints of other callers that are known no more
        public Delta delta(long epoch, Collection<CallerRow> devices, Collection<String> removedDevices) {
            List<CallerRow> callers = new ArrayList<>(workloads);
            callers.addAll(devices);
            List<String> removed = new ArrayList<>(removedWorkloads);
            removed.addAll(removedDevices);
            return new Delta(epoch, environments, callers, removed);
        }
    }
}
