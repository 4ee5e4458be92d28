package concordat.intake.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What stands in a JSON value, whatever its writer thought of types.
public final class Json {

    private Json() {}

    /// @param path keys to follow from here
    /// @return the word, number or truth value there as text, stripped; empty when there is none
    public static String text(JsonNode from, String... path) {
        JsonNode at = from;
        for (String step : path) {
            at = at.path(step);
        }
        return at.isValueNode() && !at.isNull() ? at.asString().strip() : "";
    }

    /// @return the first of these keys that has a word, see [#text]
    public static String first(JsonNode from, String... keys) {
        for (String key : keys) {
            String found = text(from, key);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /// @param path keys to follow from here
    /// @return the elements of the list there; those of one value that is no list is that value; empty when
    ///     there is
    ///     nothing
    public static List<JsonNode> list(JsonNode from, String... path) {
        JsonNode at = from;
        for (String step : path) {
            at = at.path(step);
        }
        if (at.isMissingNode() || at.isNull()) {
            return List.of();
        }
        if (!at.isArray()) {
            return List.of(at);
        }
        List<JsonNode> all = new ArrayList<>();
        at.forEach(all::add);
        return all;
    }

    /// @return about how much memory a value takes
    static long bytes(JsonNode value) {
        long bytes = 64L + (value.isString() ? 2L * value.asString().length() : 0);
        for (JsonNode inside : value) {
            bytes += bytes(inside);
        }
        for (String key : value.propertyNames()) {
            bytes += 100L + key.length();
        }
        return bytes;
    }

    /// @param path keys to follow from here
    /// @return the number there, also one written as a word; none when there is none
    public static Optional<Double> number(JsonNode from, String... path) {
        JsonNode at = from;
        for (String step : path) {
            at = at.path(step);
        }
        if (at.isNumber()) {
            return Optional.of(at.doubleValue()).filter(Double::isFinite);
        }
        var written = concordat.intake.report.Numbers.decimal(text(at));
        return written.isPresent() ? Optional.of(written.getAsDouble()) : Optional.empty();
    }
}
