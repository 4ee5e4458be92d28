package concordat.cli.act;

import concordat.api.ApiJson;
import concordat.api.view.ActFieldView;
import concordat.cli.terminal.CannotGoOn;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Makes an act's payload, as the ledger holds it, of what a person wrote.
final class Payload {

    private Payload() {}

    /// @param given by field; texts, or what a JSON file held
    /// @throws CannotGoOn naming the field that does not fit and what would
    static Map<String, Object> of(List<ActFieldView> fields, Map<String, Object> given) {
        return of("", fields, given);
    }

    private static Map<String, Object> of(String under, List<ActFieldView> fields, Map<String, Object> given) {
        List<String> known = fields.stream().map(ActFieldView::name).toList();
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new CannotGoOn("there is no field " + under + name + "; there are " + told(fields));
                });
        Map<String, Object> payload = new LinkedHashMap<>();
        List<ActFieldView> lacking = new ArrayList<>();
        for (ActFieldView field : fields) {
            boolean said = given.get(field.name()) != null;
            if (said || !field.holds().equals("one")) {
                payload.put(field.name(), held(under, field, given.get(field.name())));
            } else {
                lacking.add(field);
            }
        }
        if (!lacking.isEmpty()) {
            throw new CannotGoOn("these fields are to be said: "
                    + lacking.stream().map(f -> under + f.name()).collect(Collectors.joining(", ")) + "; there are "
                    + told(fields));
        }
        return payload;
    }

    private static String told(List<ActFieldView> fields) {
        return fields.stream().map(f -> f.name() + " (" + Kinds.type(f) + ")").collect(Collectors.joining(", "));
    }

    private static @Nullable Object held(String under, ActFieldView field, @Nullable Object value) {
        boolean empty = value == null || value.equals("");
        return switch (field.holds()) {
            case "optional" -> empty ? null : one(under, field, value);
            case "set" ->
                List.copyOf(many(under, field, value).stream()
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)));
            case "list" -> many(under, field, value);
            default -> one(under, field, value);
        };
    }

    private static List<Object> many(String under, ActFieldView field, @Nullable Object value) {
        List<Object> fitted = new ArrayList<>();
        for (Object item : items(under, field, value)) {
            fitted.add(one(under, field, item instanceof String text ? text.strip() : item));
        }
        return fitted;
    }

    private static List<?> items(String under, ActFieldView field, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value == null || value.equals("")) {
            return List.of();
        }
        if (!(value instanceof String text)) {
            throw unfit(under, field, value);
        }
        if (field.type().equals("record") && text.startsWith("{")) {
            return list(under, field, "[" + text + "]");
        }
        return text.startsWith("[") ? list(under, field, text) : Arrays.asList(text.split(",", -1));
    }

    private static List<?> list(String under, ActFieldView field, String text) {
        if (json("{\"it\":" + text + "}", under, field).get("it") instanceof List<?> list) {
            return list;
        }
        throw unfit(under, field, text);
    }

    private static Map<String, Object> json(String text, String under, ActFieldView field) {
        try {
            return ApiJson.readMap(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw unfit(under, field, text);
        }
    }

    private static Object one(String under, ActFieldView field, @Nullable Object value) {
        if (value instanceof Map<?, ?> || field.type().equals("record")) {
            return nested(under, field, value);
        }
        if (value instanceof Number number
                && (field.type().equals("number") || field.type().equals("instant"))) {
            return number;
        }
        if (value instanceof Boolean truth && field.type().equals("boolean")) {
            return truth;
        }
        if (!(value instanceof String text)) {
            throw unfit(under, field, value);
        }
        try {
            return read(field, text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unfit(under, field, text);
        }
    }

    private static Map<String, Object> nested(String under, ActFieldView field, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && field.type().equals("record")) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return of(under + field.name() + ".", field.fields(), members);
        }
        if (value instanceof String text && field.type().equals("record")) {
            return of(under + field.name() + ".", field.fields(), json(text, under, field));
        }
        throw unfit(under, field, value);
    }

    private static Object read(ActFieldView field, String text) {
        return switch (field.type()) {
            case "number" -> Long.valueOf(text.replace("_", ""));
            case "instant" -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
            case "day" -> LocalDate.parse(text).toString();
            case "duration" -> Duration.parse(text).toString();
            case "period" -> Period.parse(text).toString();
            case "boolean" -> truth(text);
            case "choice" -> choice(field, text);
            default -> text;
        };
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String choice(ActFieldView field, String text) {
        String constant = text.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!field.choices().contains(constant)) {
            throw new IllegalArgumentException(text);
        }
        return constant;
    }

    private static CannotGoOn unfit(String under, ActFieldView field, @Nullable Object value) {
        return new CannotGoOn(
                "[" + value + "] does not fit into " + under + field.name() + "; give " + Kinds.type(field));
    }
}
