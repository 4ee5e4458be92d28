package concordat.assurance.ids;

/// One measure.
public record MeasureId(String value) implements Comparable<MeasureId> {

    public MeasureId {
        IdForm.check("measure", value);
    }

    @Override
    public int compareTo(MeasureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
