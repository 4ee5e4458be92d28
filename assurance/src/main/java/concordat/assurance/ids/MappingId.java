package concordat.assurance.ids;

/// The name of a mapping, which tells it from the others of its body, or from the other shared ones.
public record MappingId(String value) implements Comparable<MappingId> {

    public MappingId {
        IdForm.check("mapping", value);
    }

    @Override
    public int compareTo(MappingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
