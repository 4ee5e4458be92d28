package concordat.assurance.ids;

/// One person whom a body sponsors.
public record SponsorshipId(String value) implements Comparable<SponsorshipId> {

    public SponsorshipId {
        IdForm.check("sponsorship", value);
    }

    @Override
    public int compareTo(SponsorshipId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
