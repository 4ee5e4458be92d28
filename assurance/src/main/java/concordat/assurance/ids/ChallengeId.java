package concordat.assurance.ids;

/// One challenge to a handling.
public record ChallengeId(String value) implements Comparable<ChallengeId> {

    public ChallengeId {
        IdForm.check("challenge", value);
    }

    @Override
    public int compareTo(ChallengeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
