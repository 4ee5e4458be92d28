package concordat.assurance.ids;

/// That somebody opened a body's findings.
public record OpeningId(String value) implements Comparable<OpeningId> {

    public OpeningId {
        IdForm.check("opening", value);
    }

    @Override
    public int compareTo(OpeningId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
