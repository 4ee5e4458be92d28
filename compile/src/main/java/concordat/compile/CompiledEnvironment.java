package concordat.compile;

import concordat.decision.CallerRow;
import concordat.decision.EnvironmentRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One environment's row, those of its workloads, and when any of them will be another without an act.
public record CompiledEnvironment(EnvironmentRow row, List<CallerRow> workloads, Optional<Instant> changesAt) {
    public CompiledEnvironment {
        workloads = List.copyOf(workloads);
    }
}
