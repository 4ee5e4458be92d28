package concordat.assurance.ids;

/// One route of a service.
public record RouteId(String value) implements Comparable<RouteId> {

    public RouteId {
        IdForm.check("route", value);
    }

    @Override
    public int compareTo(RouteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
