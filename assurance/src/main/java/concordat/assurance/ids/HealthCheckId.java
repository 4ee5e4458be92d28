package concordat.assurance.ids;

/// One health check.
public record HealthCheckId(String value) implements Comparable<HealthCheckId> {

    public HealthCheckId {
        IdForm.check("health check", value);
    }

    @Override
    public int compareTo(HealthCheckId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
