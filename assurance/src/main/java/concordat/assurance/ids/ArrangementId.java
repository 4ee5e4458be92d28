package concordat.assurance.ids;

/// One way of going on without a service.
public record ArrangementId(String value) implements Comparable<ArrangementId> {

    public ArrangementId {
        IdForm.check("arrangement", value);
    }

    @Override
    public int compareTo(ArrangementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
