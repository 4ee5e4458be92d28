package concordat.web.v1;

import concordat.api.ApiJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The OpenAPI document, and what it says of answers.
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    OpenApi() throws IOException {
        try (InputStream in = ApiJson.class.getResourceAsStream("openapi.yaml")) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(in));
            document = JSON.valueToTree(read);
        }
    }

    JsonNode schemas() {
        return document.get("components").get("schemas");
    }

    /// @param template as the route table has it, below `/api/v1`
    /// @return everything in a JSON answer that the document does not say, or says otherwise
    List<String> faults(String method, String template, int status, byte[] answer) {
        JsonNode operation = document.get("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        JsonNode schema = operation
                .path("responses")
                .path(String.valueOf(status))
                .path("content")
                .path("application/json")
                .path("schema");
        List<String> faults = new ArrayList<>();
        if (schema.isMissingNode()) {
            faults.add("no " + status + " of JSON is documented for " + method + " " + template);
        } else {
            check(template, JSON.readTree(answer), schema, faults);
        }
        return faults;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asString().substring(1));
        }
        return at;
    }

    private void check(String place, JsonNode value, JsonNode given, List<String> faults) {
        JsonNode schema = resolved(given);
        if (schema.has("oneOf")) {
            List<List<String>> each = new ArrayList<>();
            schema.get("oneOf").forEach(one -> {
                List<String> wrong = new ArrayList<>();
                check(place, value, one, wrong);
                each.add(wrong);
            });
            if (each.stream().filter(List::isEmpty).count() != 1) {
                each.forEach(faults::addAll);
            }
            return;
        }
        String type = schema.path("type").asString("");
        boolean fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> true;
                };
        if (!fits) {
            faults.add(place + " is " + value + ", not of type " + type);
            return;
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(place + " is " + value + ", none of " + schema.get("enum"));
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(place + "[]", item, schema.get("items"), faults));
        }
        if (value.isObject() && schema.has("properties")) {
            members(place, value, schema, faults);
        }
    }

    private void members(String place, JsonNode value, JsonNode schema, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(place + " lacks " + name.asString());
            }
        });
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode property = schema.get("properties").get(member.getKey());
            if (property == null) {
                faults.add(place + "." + member.getKey() + " is not documented");
            } else {
                check(place + "." + member.getKey(), member.getValue(), property, faults);
            }
        }
    }
}
