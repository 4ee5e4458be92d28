package concordat.assurance.ids;

/// One pack handed in for assessment.
public record SubmissionId(String value) implements Comparable<SubmissionId> {

    public SubmissionId {
        IdForm.check("submission", value);
    }

    @Override
    public int compareTo(SubmissionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
