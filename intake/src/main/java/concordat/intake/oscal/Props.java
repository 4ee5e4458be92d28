package concordat.intake.oscal;

import concordat.intake.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The properties by which OSCAL says whatever its models have no place for.
final class Props {

    private Props() {}

    /// @param names in any case, the best first
    /// @return the value of the first of these that is there; empty when none is
    static String of(JsonNode holder, String... names) {
        List<JsonNode> all = Json.list(holder, "props");
        for (String name : names) {
            for (JsonNode prop : all) {
                String value = Json.text(prop, "value");
                if (Json.text(prop, "name").equalsIgnoreCase(name) && !value.isEmpty()) {
                    return value;
                }
            }
        }
        return "";
    }
}
