package concordat.assurance.ids;

/// A body's system that calls a service by itself.
public record WorkloadId(String value) implements Comparable<WorkloadId> {

    public WorkloadId {
        IdForm.check("workload", value);
    }

    @Override
    public int compareTo(WorkloadId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
