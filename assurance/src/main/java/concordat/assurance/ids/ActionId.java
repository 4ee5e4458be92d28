package concordat.assurance.ids;

/// One thing to be done under a plan.
public record ActionId(String value) implements Comparable<ActionId> {

    public ActionId {
        IdForm.check("action", value);
    }

    @Override
    public int compareTo(ActionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
