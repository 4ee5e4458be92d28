package concordat.assurance.ids;

/// One incident.
public record IncidentId(String value) implements Comparable<IncidentId> {

    public IncidentId {
        IdForm.check("incident", value);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
