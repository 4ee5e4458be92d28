package concordat.assurance.ids;

/// One request to name who stands behind a record.
public record ReidentificationId(String value) implements Comparable<ReidentificationId> {

    public ReidentificationId {
        IdForm.check("re-identification", value);
    }

    @Override
    public int compareTo(ReidentificationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
