package concordat.assurance.ids;

/// One request to join, to extend or to leave.
public record ApplicationId(String value) implements Comparable<ApplicationId> {

    public ApplicationId {
        IdForm.check("application", value);
    }

    @Override
    public int compareTo(ApplicationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
