package concordat.assurance.ids;

/// One escalation.
public record CaseId(String value) implements Comparable<CaseId> {

    public CaseId {
        IdForm.check("case", value);
    }

    @Override
    public int compareTo(CaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
