package concordat.assurance.ids;

/// One question of an assessor.
public record QuestionId(String value) implements Comparable<QuestionId> {

    public QuestionId {
        IdForm.check("question", value);
    }

    @Override
    public int compareTo(QuestionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
