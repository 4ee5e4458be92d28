package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// One integer: a number, or an instant in microseconds since 1970-01-01T00:00Z.
record NumberShape(ToLongFunction<Object> writing, LongFunction<Object> reading) implements Shape {

    static final NumberShape LONG = new NumberShape(value -> (Long) value, value -> value);
    static final NumberShape INT = new NumberShape(value -> (Integer) value, NumberShape::toInt);
    static final NumberShape INSTANT = new NumberShape(value -> micros((Instant) value), NumberShape::instant);

    /// @throws IllegalArgumentException when the instant is not of whole microseconds
    static long micros(Instant at) {
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("instant " + at + " is not of whole microseconds");
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Object toInt(long value) {
        if (value != (int) value) {
            throw new Misfit("number " + value + " is too large here");
        }
        return (int) value;
    }

    @Override
    public Json write(Object value) {
        return new Json.Int(writing.applyAsLong(value));
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Int integer)) {
            throw new Misfit("an integer should stand here, found " + json.what());
        }
        return reading.apply(integer.value());
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {}
}
