package concordat.assurance.ids;

/// One piece of evidence asked for.
public record RequestId(String value) implements Comparable<RequestId> {

    public RequestId {
        IdForm.check("request", value);
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
