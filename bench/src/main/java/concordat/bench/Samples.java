package concordat.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Measured durations, in nanoseconds. Used from one thread at a time.
final class Samples {

    private static final double MILLI = 1e6;

    private long[] values = new long[1_024];
    private int count;

    /// @return all of several together
    static Samples all(List<Samples> several) {
        Samples all = new Samples();
        for (Samples samples : several) {
            for (int i = 0; i < samples.count; i++) {
                all.add(samples.values[i]);
            }
        }
        return all;
    }

    /// @param line of [#line()]
    static Samples parse(String line) {
        Samples samples = new Samples();
        if (!line.isEmpty()) {
            for (String number : line.split(" ")) {
                samples.add(Long.parseLong(number));
            }
        }
        return samples;
    }

    /// @return all of them, to be told from process to process
    String line() {
        return Arrays.stream(values, 0, count).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = nanos;
    }

    int count() {
        return count;
    }

    /// @param share from 0 to 1, 1 for the longest
    /// @return milliseconds
    /// @throws IllegalStateException when nothing was measured
    double millis(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        Arrays.sort(values, 0, count);
        return values[Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1)] / MILLI;
    }

    /// @throws IllegalStateException when nothing was measured
    Quantiles quantiles() {
        return new Quantiles(count, millis(0.5), millis(0.99), millis(0.999), millis(1));
    }
}
