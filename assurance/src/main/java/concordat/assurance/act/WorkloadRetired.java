package concordat.assurance.act;

import concordat.assurance.ids.WorkloadId;

/// A workload may call no more.
public record WorkloadRetired(WorkloadId workload) implements Act {}
