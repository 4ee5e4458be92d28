package concordat.bench.history;

import concordat.assurance.plan.Credibility.Factor;
import concordat.assurance.plan.Credibility.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds the weights under which what was said would have been most likely: logistic regression with a ridge, one
/// weight at a time by Newton's step until nothing moves. Each weight but the first keeps the sign that makes the
/// factor speak the way it must: meeting dates never lowers, lacking money never raises.
public final class Fitting {
    private static final int ROUNDS = 2_000;
    private static final double STILL = 1e-10;

    private final double[][] terms;
    private final boolean[] came;
    private final double[] scale;
    private final double ridge;
    private final List<Kind> kinds;
    private final double[] weights;

    private Fitting(List<Forecast> from, double ridge) {
        List<Forecast> scored = from.stream().filter(Forecast::scored).toList();
        this.ridge = ridge;
        kinds = List.of(Kind.values());
        weights = new double[kinds.size()];
        terms = scored.stream()
                .map(f -> f.factors().stream().mapToDouble(Factor::term).toArray())
                .toArray(double[][]::new);
        came = new boolean[scored.size()];
        for (int i = 0; i < came.length; i++) {
            came[i] = scored.get(i).cameTrue();
        }
        scale = new double[weights.length];
        for (int k = 1; k < scale.length; k++) {
            scale[k] = spread(k);
        }
    }

    /// @param ridge how strongly weights are drawn to 0, in units of the terms' own spread
    /// @return log odds for one of each kind's scale
    public static Map<Kind, Double> weights(List<Forecast> from, double ridge) {
        return new Fitting(from, ridge).fitted();
    }

    private Map<Kind, Double> fitted() {
        for (int round = 0; round < ROUNDS && pass() > STILL; round++) {
            // goes on until nothing moves
        }
        Map<Kind, Double> found = new EnumMap<>(Kind.class);
        for (int k = 0; k < weights.length; k++) {
            found.put(kinds.get(k), weights[k]);
        }
        return found;
    }

    /// @return how far any weight moved
    private double pass() {
        double most = 0;
        for (int k = 0; k < weights.length; k++) {
            double slope = -ridge * scale[k] * scale[k] * weights[k];
            double bend = ridge * scale[k] * scale[k];
            for (int i = 0; i < terms.length; i++) {
                double p = probability(weights, terms[i]);
                slope += ((came[i] ? 1 : 0) - p) * terms[i][k];
                bend += p * (1 - p) * terms[i][k] * terms[i][k];
            }
            double next = bend == 0 ? 0 : signed(kinds.get(k), weights[k] + slope / bend);
            most = Math.max(most, Math.abs(next - weights[k]));
            weights[k] = next;
        }
        return most;
    }

    private static double signed(Kind kind, double weight) {
        return switch (kind) {
            case START -> weight;
            case DATES_MET, PACE, SLACK -> Math.max(0, weight);
            case UNRESOURCED, DEPENDENT, LOAD -> Math.min(0, weight);
        };
    }

    private double spread(int k) {
        double sum = 0;
        double squares = 0;
        for (double[] row : terms) {
            sum += row[k];
            squares += row[k] * row[k];
        }
        double mean = sum / terms.length;
        return StrictMath.sqrt(Math.max(0, squares / terms.length - mean * mean));
    }

    /// @return what these weights say of a forecast that is scored
    public static double probability(Map<Kind, Double> weights, Forecast forecast) {
        double odds = 0;
        for (Factor factor : forecast.factors()) {
            odds += weights.getOrDefault(factor.kind(), 0.0) * factor.term();
        }
        return 1 / (1 + StrictMath.exp(-odds));
    }

    private static double probability(double[] weights, double[] row) {
        double odds = 0;
        for (int k = 0; k < weights.length; k++) {
            odds += weights[k] * row[k];
        }
        return 1 / (1 + StrictMath.exp(-odds));
    }
}
