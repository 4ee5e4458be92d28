package concordat.assurance.ids;

/// One gateway process.
public record GatewayId(String value) implements Comparable<GatewayId> {

    public GatewayId {
        IdForm.check("gateway", value);
    }

    @Override
    public int compareTo(GatewayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
