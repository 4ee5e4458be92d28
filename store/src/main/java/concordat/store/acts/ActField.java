package concordat.store.acts;

import concordat.assurance.act.Prose;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One field of an act as somebody proposes it, read from the act's record.
///
/// @param type `text`, `prose`, `number`, `instant` (microseconds since 1970), `day`, `duration`, `period`, `boolean`,
///     `choice`, `record`, or whose id it is: `body-id`
/// @param choices the constants of a `choice`, in their own order
/// @param fields those of a `record`
public record ActField(String name, String type, Holds holds, List<String> choices, List<ActField> fields) {

    /// How many values stand there.
    public enum Holds {
        ONE,
        /// One, or null.
        OPTIONAL,
        /// An array, sorted by UTF-16 code units, each once.
        SET,
        /// An array in its own order.
        LIST
    }

    private static final Map<Type, String> PLAIN = Map.of(
            String.class, "text",
            Prose.class, "prose",
            int.class, "number",
            long.class, "number",
            Instant.class, "instant",
            LocalDate.class, "day",
            Duration.class, "duration",
            Period.class, "period",
            boolean.class, "boolean");
    private static final Map<Type, Holds> HOLDERS =
            Map.of(Optional.class, Holds.OPTIONAL, Set.class, Holds.SET, List.class, Holds.LIST);

    public ActField {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /// @return the fields of a record, in its order
    static List<ActField> all(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(ActField::of).toList();
    }

    private static ActField of(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic) {
            Holds holds = HOLDERS.get(generic.getRawType());
            if (holds != null && generic.getActualTypeArguments()[0] instanceof Class<?> inner) {
                return of(component.getName(), inner, holds);
            }
        } else if (type instanceof Class<?> plain) {
            return of(component.getName(), plain, Holds.ONE);
        }
        throw new IllegalArgumentException("nobody can be told what a " + type.getTypeName() + " is");
    }

    private static ActField of(String name, Class<?> type, Holds holds) {
        String plain = PLAIN.get(type);
        if (plain != null) {
            return new ActField(name, plain, holds, List.of(), List.of());
        }
        if (type.isEnum()) {
            List<String> choices = Arrays.stream(type.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name())
                    .toList();
            return new ActField(name, "choice", holds, choices, List.of());
        }
        if (Shapes.isId(type)) {
            return new ActField(name, Kinds.name(type), holds, List.of(), List.of());
        }
        return new ActField(name, "record", holds, List.of(), all(type));
    }
}
