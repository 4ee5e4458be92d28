package concordat.assurance.ids;

/// Whoever acts: a person, or a part of Concordat that acts by itself.
public record PersonId(String value) implements Comparable<PersonId> {

    public PersonId {
        IdForm.check("person", value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
