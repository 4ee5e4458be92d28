package concordat.store.acts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Takes a public record apart and puts it together again.
final class RecordAccess {

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    RecordAccess(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
    }

    int size() {
        return components.length;
    }

    String name(int component) {
        return components[component].getName();
    }

    Object get(Object instance, int component) {
        try {
            return components[component].getAccessor().invoke(instance);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + name(component) + " of " + type, e);
        }
    }

    /// @throws Misfit when the record itself refuses the values
    Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new Misfit(String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException("cannot make " + type, e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
