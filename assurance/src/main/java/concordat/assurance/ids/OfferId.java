package concordat.assurance.ids;

/// One offer to carry controls for others.
public record OfferId(String value) implements Comparable<OfferId> {

    public OfferId {
        IdForm.check("offer", value);
    }

    @Override
    public int compareTo(OfferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
