package concordat.assurance.ids;

/// One risk decision.
public record RiskId(String value) implements Comparable<RiskId> {

    public RiskId {
        IdForm.check("risk", value);
    }

    @Override
    public int compareTo(RiskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
