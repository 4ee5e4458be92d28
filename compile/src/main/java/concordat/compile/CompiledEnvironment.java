package concordat.compile;

import concordat.assurance.Holdings;
import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One environment's row, those of its workloads, and when any of them will be another without an act.
///
/// @param holdings what the row was compiled from
public record CompiledEnvironment(
        EnvironmentRow row, List<CallerRow> workloads, Optional<Instant> changesAt, Holdings holdings) {
    public CompiledEnvironment {
        workloads = List.copyOf(workloads);
    }
}
