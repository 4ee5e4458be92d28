package concordat.store.acts;

import concordat.assurance.act.Act;
import concordat.assurance.act.OtherCode;
import concordat.assurance.act.Prose;
import concordat.catalogue.crosswalk.Profile;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An act of any kind with something in every component, always the same for the same kind.
final class MadeUp {

    private static final String SALT = "5a".repeat(16);

    /// A code has to be one as a whole: its requirements name its profiles.
    private static final OtherCode OTHER_CODE = new OtherCode(
            "other-1.0",
            "Another code",
            "1.0",
            List.of(new Profile("basic", "Basic"), new Profile("full", "Full")),
            List.of(
                    new OtherCode.Asked("A1", "What there is is known", "A Knowing", Set.of("full", "basic"), Set.of()),
                    new OtherCode.Asked("A2", "A2", "A Knowing", Set.of("full"), Set.of("basic"))));

    private MadeUp() {}

    static Act act(Class<?> kind) {
        return (Act) record(kind);
    }

    private static Object record(Class<?> type) {
        if (type == OtherCode.class) {
            return OTHER_CODE;
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(c -> value(c.getGenericType(), c.getName()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Object inner = value(generic.getActualTypeArguments()[0], name);
            if (generic.getRawType() == Optional.class) {
                return Optional.of(inner);
            }
            return generic.getRawType() == Set.class ? Set.of(inner) : List.of(inner);
        }
        if (type == String.class) {
            return name.toLowerCase(Locale.ROOT).endsWith("digest") ? "0f".repeat(32) : name;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 123_456L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return Instant.parse("2027-03-01T09:30:00.000001Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2027, 3, 31);
        }
        if (type == Prose.class) {
            return Prose.of("what is said of " + name, SALT);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        boolean id = plain.getRecordComponents().length == 1;
        return id ? id(plain) : record(plain);
    }

    private static Object id(Class<?> type) {
        String text = type.getSimpleName().equals("ControlId")
                ? "VUL-01"
                : Kinds.name(type).replace("-id", "-1");
        try {
            return type.getDeclaredConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }
}
