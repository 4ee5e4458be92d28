package concordat.assurance.ids;

/// One published way of meeting controls.
public record PatternId(String value) implements Comparable<PatternId> {

    public PatternId {
        IdForm.check("pattern", value);
    }

    @Override
    public int compareTo(PatternId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
