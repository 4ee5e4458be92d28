package concordat.assurance.ids;

/// One piece of evidence.
public record EvidenceId(String value) implements Comparable<EvidenceId> {

    public EvidenceId {
        IdForm.check("evidence", value);
    }

    @Override
    public int compareTo(EvidenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
