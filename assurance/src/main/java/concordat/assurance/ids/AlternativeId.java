package concordat.assurance.ids;

/// One way of meeting a control that a body proposes itself.
public record AlternativeId(String value) implements Comparable<AlternativeId> {

    public AlternativeId {
        IdForm.check("alternative", value);
    }

    @Override
    public int compareTo(AlternativeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
