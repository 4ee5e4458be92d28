package concordat.store.acts;

import concordat.assurance.act.Act;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Every kind of act with its name and its shape, found from the sealed interface itself.
final class Kinds {

    record Kind(String name, Shape shape) {}

    private final Map<Class<?>, Kind> byClass = new HashMap<>();
    private final Map<String, Kind> byName = new HashMap<>();

    Kinds() {
        Shapes shapes = new Shapes();
        for (Class<?> type : all(Act.class)) {
            Kind kind = new Kind(name(type), shapes.of(type));
            byClass.put(type, kind);
            byName.put(kind.name(), kind);
        }
    }

    /// @return the records among what a sealed interface permits, at any depth
    static List<Class<?>> all(Class<?> sealed) {
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                records.addAll(all(type));
            } else {
                records.add(type);
            }
        }
        return records;
    }

    Kind of(Act act) {
        Kind kind = byClass.get(act.getClass());
        if (kind == null) {
            throw new IllegalStateException("an act of class " + act.getClass() + " that Act does not permit");
        }
        return kind;
    }

    Optional<Kind> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// @return the fields of each kind, kinds by name
    Map<String, List<ActField>> fields() {
        Map<String, List<ActField>> fields = new TreeMap<>();
        byClass.forEach((type, kind) -> fields.put(kind.name(), ActField.all(type)));
        return fields;
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /// `NetworkFounded` is `network-founded`.
    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
