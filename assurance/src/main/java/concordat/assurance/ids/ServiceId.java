package concordat.assurance.ids;

/// What is reached.
public record ServiceId(String value) implements Comparable<ServiceId> {

    public ServiceId {
        IdForm.check("service", value);
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
