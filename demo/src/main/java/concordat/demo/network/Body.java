package concordat.demo.network;

import java.util.List;

/// One body of the country.
///
/// @param id opaque, lower-case
/// @param place what it is called on the map
/// @param environments ids, the main one first; never empty
/// @param weight its share of the devices, in parts of no particular whole
public record Body(
        String id,
        String name,
        String place,
        BodyKind kind,
        String region,
        String registerCode,
        List<String> environments,
        int weight) {

    public Body {
        environments = List.copyOf(environments);
        if (environments.isEmpty() || weight < 1) {
            throw new IllegalArgumentException(id + " has environments " + environments + " and weight " + weight);
        }
    }

    /// @return the environment that most of it is in
    public String main() {
        return environments.getFirst();
    }

    public String officer() {
        return "officer-" + id;
    }

    public String owner() {
        return "owner-" + id;
    }
}
