package concordat.assurance.ids;

/// A connected organisation.
public record BodyId(String value) implements Comparable<BodyId> {

    public BodyId {
        IdForm.check("body", value);
    }

    @Override
    public int compareTo(BodyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
