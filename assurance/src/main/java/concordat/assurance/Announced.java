package concordat.assurance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One thing that a service's owner asks, over time. What loosens counts at once, what tightens after the notice;
/// whatever was announced before and is no stricter than what is asked now keeps the date it was announced for.
///
/// @param steps what counts from when, the earliest first and each stricter than the one before; never empty
record Announced<T>(List<Step<T>> steps) {

    /// @param from microseconds since the epoch
    record Step<T>(T value, long from) {}

    Announced {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("nothing was ever asked");
        }
    }

    static <T> Announced<T> first(T value, long at) {
        return new Announced<>(List.of(new Step<>(value, at)));
    }

    /// @return what counts; before anything counted, what counted first
    T at(long at) {
        T now = steps.getFirst().value();
        for (Step<T> step : steps) {
            now = step.from() <= at ? step.value() : now;
        }
        return now;
    }

    /// @return after somebody asks for something else
    /// @param strictness the stricter is the greater
    /// @param counts when what is stricter than now begins to count
    Announced<T> again(T value, long at, long counts, Comparator<? super T> strictness) {
        T now = at(at);
        if (strictness.compare(value, now) <= 0 || counts <= at) {
            return first(value, at);
        }
        List<Step<T>> next = new ArrayList<>();
        next.add(new Step<>(now, at));
        for (Step<T> step : steps) {
            if (step.from() > at && strictness.compare(step.value(), value) <= 0) {
                next.add(step);
            }
        }
        if (strictness.compare(next.getLast().value(), value) < 0) {
            next.add(new Step<>(value, counts));
        }
        return new Announced<>(next);
    }

    /// @return when something else next counts, [Long#MAX_VALUE] when nothing will
    long changesAfter(long at) {
        return steps.stream()
                .mapToLong(Step::from)
                .filter(from -> from > at)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
