package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// One string. Only the way in which the value is written is read.
record TextShape(Function<Object, String> writing, Function<String, Object> reading) implements Shape {

    static <T> TextShape of(Class<T> type, Function<T, String> writing, Function<String, T> reading) {
        return new TextShape(value -> writing.apply(type.cast(value)), reading::apply);
    }

    /// By the constants' names.
    static TextShape ofEnum(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new TextShape(value -> ((Enum<?>) value).name(), text -> {
            Object constant = constants.get(text);
            if (constant == null) {
                throw new Misfit("there is no " + type.getSimpleName() + " called " + text);
            }
            return constant;
        });
    }

    @Override
    public Json write(Object value) {
        return new Json.Str(writing.apply(value));
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Str text)) {
            throw new Misfit("a string should stand here, found " + json.what());
        }
        Object value;
        try {
            value = reading.apply(text.value());
        } catch (DateTimeException e) {
            throw new Misfit("[" + text.value() + "]: " + e.getMessage());
        }
        if (!writing.apply(value).equals(text.value())) {
            throw new Misfit("[" + text.value() + "] should be written " + writing.apply(value));
        }
        return value;
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {}

    @Override
    public boolean isText() {
        return true;
    }
}
