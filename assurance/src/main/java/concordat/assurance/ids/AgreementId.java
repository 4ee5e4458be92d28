package concordat.assurance.ids;

/// The terms under which a body uses a service.
public record AgreementId(String value) implements Comparable<AgreementId> {

    public AgreementId {
        IdForm.check("agreement", value);
    }

    @Override
    public int compareTo(AgreementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
