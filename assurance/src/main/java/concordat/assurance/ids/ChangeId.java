package concordat.assurance.ids;

/// One change of what a provider carries.
public record ChangeId(String value) implements Comparable<ChangeId> {

    public ChangeId {
        IdForm.check("change", value);
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
