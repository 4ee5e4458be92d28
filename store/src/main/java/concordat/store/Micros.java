package concordat.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the tables hold them: whole microseconds since 1970-01-01T00:00Z.
final class Micros {

    private Micros() {}

    static long of(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
