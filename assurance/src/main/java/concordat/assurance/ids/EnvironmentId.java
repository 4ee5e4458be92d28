package concordat.assurance.ids;

/// An infrastructure that a body certifies; the unit of standing.
public record EnvironmentId(String value) implements Comparable<EnvironmentId> {

    public EnvironmentId {
        IdForm.check("environment", value);
    }

    @Override
    public int compareTo(EnvironmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
