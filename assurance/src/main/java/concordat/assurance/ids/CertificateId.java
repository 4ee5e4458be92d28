package concordat.assurance.ids;

/// One certificate.
public record CertificateId(String value) implements Comparable<CertificateId> {

    public CertificateId {
        IdForm.check("certificate", value);
    }

    @Override
    public int compareTo(CertificateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
