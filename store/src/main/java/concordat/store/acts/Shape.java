package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.function.Consumer;

/// How values of one Java type are written and read. Found once for each type, from the type alone.
interface Shape {

    /// @throws IllegalArgumentException when the value cannot be written without loss
    Json write(Object value);

    /// @throws Misfit when the JSON is not what [#write] would have written
    Object read(Json json, Proses proses);

    /// Hands over every prose in the value, in the order of its components.
    void proses(Object value, Consumer<Prose> into);

    /// @return whether values are written as one string, so that a set of them can be put in order
    default boolean isText() {
        return false;
    }
}
