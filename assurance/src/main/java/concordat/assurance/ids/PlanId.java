package concordat.assurance.ids;

/// One agreed plan.
public record PlanId(String value) implements Comparable<PlanId> {

    public PlanId {
        IdForm.check("plan", value);
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
