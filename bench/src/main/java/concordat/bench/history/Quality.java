package concordat.bench.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// How good probabilities were.
///
/// @param count of how many forecasts
/// @param baseRate the share that came true
/// @param brier mean squared distance from what came; 0 is perfect
/// @param baseBrier the same of whoever always says the share that came true
/// @param logLoss mean negative logarithm of the probability of what came
/// @param calibrationError how far what was said and what came lie apart in the bins, weighed by how many are in each
/// @param auc the chance that of two plans, one that came true and one that did not, the first was said to be likelier
/// @param bins ten, of equal width
public record Quality(
        int count,
        double baseRate,
        double brier,
        double baseBrier,
        double logLoss,
        double calibrationError,
        double auc,
        List<Bin> bins) {
    private static final int BINS = 10;
    private static final int RESAMPLES = 1_000;
    /// Of a normal distribution, 95 % in the middle.
    private static final double Z = 1.96;

    public Quality {
        bins = List.copyOf(bins);
    }

    /// One tenth of the scale.
    ///
    /// @param said the mean of what was said; NaN when the bin is empty
    /// @param came the share that came true; NaN when the bin is empty
    /// @param low where 95 % of Wilson's interval for that share begins
    /// @param high where it ends
    public record Bin(int count, double said, double came, double low, double high) {}

    /// One probability and what came.
    ///
    /// @param body whose plan it was, from 0
    public record Said(int body, double probability, boolean came) {}

    /// A range that holds 95 % of what resampling gives.
    public record Range(double low, double high) {}

    /// @return how much smaller the Brier score is than that of always saying the base rate; 1 is perfect, 0 no better
    public double skill() {
        return 1 - brier / baseBrier;
    }

    /// @throws IllegalArgumentException when nothing was said
    public static Quality of(List<Said> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing was said, so nothing can be measured");
        }
        double rate = all.stream().filter(Said::came).count() / (double) all.size();
        double brier = 0;
        double loss = 0;
        for (Said one : all) {
            double miss = one.probability() - (one.came() ? 1 : 0);
            brier += miss * miss;
            double ofThat = one.came() ? one.probability() : 1 - one.probability();
            loss -= StrictMath.log(Math.max(1e-12, ofThat));
        }
        List<Bin> bins = bins(all);
        double error = bins.stream()
                .filter(b -> b.count() > 0)
                .mapToDouble(b -> Math.abs(b.said() - b.came()) * b.count() / all.size())
                .sum();
        return new Quality(
                all.size(),
                rate,
                brier / all.size(),
                rate * (1 - rate),
                loss / all.size(),
                error,
                auc(all, rate),
                bins);
    }

    /// Draws bodies again and again, each with all its plans, since plans of one body hang together.
    ///
    /// @return where the skill lies
    public static Range skillRange(List<Said> all, long seed) {
        TreeMap<Integer, List<Said>> byBody = new TreeMap<>();
        all.forEach(
                s -> byBody.computeIfAbsent(s.body(), b -> new ArrayList<>()).add(s));
        List<List<Said>> bodies = List.copyOf(byBody.values());
        Random chance = new Random(seed);
        double[] skills = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double brier = 0;
            double came = 0;
            int count = 0;
            for (int b = 0; b < bodies.size(); b++) {
                for (Said one : bodies.get(chance.nextInt(bodies.size()))) {
                    double miss = one.probability() - (one.came() ? 1 : 0);
                    brier += miss * miss;
                    came += one.came() ? 1 : 0;
                    count++;
                }
            }
            double rate = came / count;
            skills[i] = 1 - brier / count / (rate * (1 - rate));
        }
        Arrays.sort(skills);
        return new Range(skills[RESAMPLES / 40], skills[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static List<Bin> bins(List<Said> all) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Said> in = all.stream()
                    .filter(s -> Math.min(BINS - 1, (int) (s.probability() * BINS)) == bin)
                    .toList();
            int came = Math.toIntExact(in.stream().filter(Said::came).count());
            bins.add(bin(
                    in.size(),
                    in.stream().mapToDouble(Said::probability).average().orElse(Double.NaN),
                    came));
        }
        return bins;
    }

    private static Bin bin(int count, double said, int came) {
        if (count == 0) {
            return new Bin(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double share = (double) came / count;
        double under = 1 + Z * Z / count;
        double middle = (share + Z * Z / (2.0 * count)) / under;
        double half = Z / under * StrictMath.sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count));
        return new Bin(count, said, share, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// By ranks; equal probabilities share theirs.
    private static double auc(List<Said> all, double rate) {
        List<Said> sorted = all.stream()
                .sorted(Comparator.comparingDouble(Said::probability))
                .toList();
        double ranks = 0;
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            while (to < sorted.size()
                    && sorted.get(to).probability() == sorted.get(from).probability()) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            ranks += rank * sorted.subList(from, to).stream().filter(Said::came).count();
            from = to;
        }
        double came = Math.rint(rate * all.size());
        double not = all.size() - came;
        return came == 0 || not == 0 ? Double.NaN : (ranks - came * (came + 1) / 2) / (came * not);
    }
}
