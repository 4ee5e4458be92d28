package concordat.store.acts;

import concordat.assurance.act.Prose;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the shape of a type. A type without one is a mistake in an act's record, told when the program starts.
final class Shapes {

    private final Map<Type, Shape> known = new HashMap<>();

    Shapes() {
        known.put(String.class, TextShape.of(String.class, s -> s, s -> s));
        known.put(Duration.class, TextShape.of(Duration.class, Duration::toString, Duration::parse));
        known.put(Period.class, TextShape.of(Period.class, Period::toString, Period::parse));
        known.put(LocalDate.class, TextShape.of(LocalDate.class, LocalDate::toString, LocalDate::parse));
        known.put(Prose.class, new ProseShape());
        known.put(int.class, NumberShape.INT);
        known.put(long.class, NumberShape.LONG);
        known.put(Instant.class, NumberShape.INSTANT);
        known.put(boolean.class, new BooleanShape());
    }

    Shape of(Type type) {
        Shape found = known.get(type);
        if (found == null) {
            found = find(type);
            known.put(type, found);
        }
        return found;
    }

    private Shape find(Type type) {
        if (type instanceof Class<?> plain) {
            if (plain.isEnum()) {
                return TextShape.ofEnum(plain);
            }
            if (plain.isRecord()) {
                return ofRecord(plain);
            }
        }
        if (type instanceof ParameterizedType generic) {
            Shape inner = of(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == List.class) {
                return new ListShape(inner);
            }
            if (generic.getRawType() == Set.class && inner.isText()) {
                return new SetShape(inner);
            }
            if (generic.getRawType() == Optional.class) {
                return new OptionalShape(inner);
            }
        }
        throw new IllegalArgumentException(
                "an act holds a " + type.getTypeName() + ", which has no form in the ledger");
    }

    private Shape ofRecord(Class<?> type) {
        if (isId(type)) {
            return new IdShape(type);
        }
        RecordComponent[] components = type.getRecordComponents();
        Shape[] shapes = new Shape[components.length];
        for (int i = 0; i < components.length; i++) {
            shapes[i] = of(components[i].getGenericType());
        }
        return new RecordShape(new RecordAccess(type), shapes);
    }

    static boolean isId(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getType() == String.class
                && components[0].getName().equals("value");
    }
}
