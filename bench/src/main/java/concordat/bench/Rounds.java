package concordat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs every system once in each of five rounds, so that whatever else the machine does falls on all of them alike.
final class Rounds {

    static final int ROUNDS = 5;

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /// Runs one system once.
    interface Once {
        /// @return its figures by name
        Map<String, Double> run() throws IOException;
    }

    /// @throws IOException when a system cannot be run
    static Rounds of(List<Once> systems) throws IOException {
        Rounds rounds = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            for (Once system : systems) {
                system.run().forEach((name, value) -> rounds.values
                        .computeIfAbsent(name, n -> new ArrayList<>())
                        .add(value));
            }
        }
        return rounds;
    }

    double median(String name) {
        double[] sorted = sorted(name);
        return sorted[sorted.length / 2];
    }

    /// @return the span between the second lowest and second highest round, as a share of the median; 1 when only the
    ///     median is 0
    double spread(String name) {
        double[] sorted = sorted(name);
        double span = sorted[sorted.length - 2] - sorted[1];
        double median = sorted[sorted.length / 2];
        return span == 0 ? 0 : median == 0 ? 1 : span / median;
    }

    private double[] sorted(String name) {
        double[] sorted = values.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (sorted.length != ROUNDS) {
            throw new IllegalArgumentException(name + " was measured " + sorted.length + " times");
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
