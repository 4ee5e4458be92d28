package concordat.assurance.ids;

/// A shared network. Stands in every key, certificate name, URL and frame.
public record NetworkId(String value) implements Comparable<NetworkId> {

    public NetworkId {
        IdForm.check("network", value);
    }

    @Override
    public int compareTo(NetworkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
