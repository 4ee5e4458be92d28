package concordat.bench;

import concordat.assurance.plan.Credibility.Factor;
import concordat.assurance.plan.Credibility.Kind;
import concordat.bench.history.Fitting;
import concordat.bench.history.Forecast;
import concordat.bench.history.Quality;
import concordat.bench.history.Reliability;
import concordat.bench.history.SimulatedWorld;
import concordat.bench.history.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How well a plan's credibility foretells whether it ends by its date, in three simulated countries. The programme's
/// own rules, fold and score are what runs; the bodies behind them follow another model altogether.
final class CredibilityBench {
    static final int SEED = 1;
    static final int BODIES = 1_200;

    private static final int YEARS = 8;
    private static final int MOST_BODIES = 20_000;
    private static final int LEAST_BODIES = 100;
    private static final List<Double> RIDGES = List.of(1.0, 10.0, 100.0);
    private static final double ROUNDED = 0.005;
    private static final String OURS = "concordat";
    private static final String BASE = "base rate";

    /// The plans of one country that no weight was fitted to.
    private record Held(Simulation simulation, List<Forecast> test) {}

    private CredibilityBench() {}

    static Report run(Options options) throws IOException {
        Flags flags = Flags.of(options.words(), "seed", "bodies", "svg");
        if (!flags.rest().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + String.join(" ", flags.rest()) + "' is not of the form --seed N --bodies N --svg FILE");
        }
        long seed = flags.whole("seed", SEED);
        long bodies = flags.whole("bodies", BODIES);
        if (bodies < LEAST_BODIES || bodies > MOST_BODIES) {
            throw new IllegalArgumentException(
                    "--bodies is " + bodies + ", from " + LEAST_BODIES + " to " + MOST_BODIES + " is wanted");
        }
        Simulation supposed = Simulation.of(SimulatedWorld.SUPPOSED, (int) bodies, YEARS, seed);
        List<Held> all = new ArrayList<>();
        all.add(new Held(supposed, supposed.part(3)));
        for (SimulatedWorld world : List.of(SimulatedWorld.HARD, SimulatedWorld.ENTANGLED)) {
            Simulation simulation = Simulation.of(world, (int) bodies, YEARS, seed);
            all.add(new Held(simulation, simulation.forecasts()));
        }
        Told told = new Told(seed);
        all.forEach(told::world);
        told.weights(supposed, bodies == BODIES && seed == SEED);
        if (flags.values().containsKey("svg")) {
            draw(Path.of(flags.values().get("svg")), told.qualities);
        }
        return told.report();
    }

    private static void draw(Path file, Map<String, Quality> qualities) throws IOException {
        try {
            Files.writeString(file, Reliability.svg(qualities));
        } catch (IOException e) {
            throw new IOException(
                    "the diagram cannot be written to " + file + "; name a file in a folder that is there", e);
        }
    }

    /// What has been found so far.
    private static final class Told {
        private final long seed;
        private final Map<String, Quality> qualities = new LinkedHashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<Row> details = new ArrayList<>();
        private final List<Target> targets = new ArrayList<>();
        private final StringBuilder picture = new StringBuilder();

        Told(long seed) {
            this.seed = seed;
        }

        void world(Held held) {
            String world = held.simulation().world().name();
            List<Quality.Said> said = said(held.test());
            Quality quality = Quality.of(said);
            Quality.Range range = Quality.skillRange(said, seed);
            qualities.put(world, quality);
            String of = ", world " + world;
            double ratio = quality.baseBrier() / quality.brier();
            rows.add(new Row(OURS, "Brier score" + of, quality.brier(), "", null));
            rows.add(new Row(BASE, "Brier score" + of, quality.baseBrier(), "", ratio));
            rows.add(new Row(OURS, "Brier skill" + of, quality.skill(), ""));
            rows.add(new Row(OURS, "Brier skill, 95 % from" + of, range.low(), ""));
            rows.add(new Row(OURS, "Brier skill, 95 % to" + of, range.high(), ""));
            rows.add(new Row(OURS, "log loss" + of, quality.logLoss(), "nats"));
            rows.add(new Row(OURS, "expected calibration error" + of, quality.calibrationError(), ""));
            rows.add(new Row(OURS, "area under the curve" + of, quality.auc(), ""));
            rows.add(new Row(OURS, "plans that ended by their date" + of, quality.baseRate() * 100, "%"));
            rows.add(new Row(OURS, "too little record" + of, tooLittle(held.test()) * 100, "%"));
            rows.add(new Row(OURS, "plans scored" + of, quality.count(), ""));
            targets.add(Target.computed(
                    "world " + world + ": Brier skill " + Table.number(quality.skill()) + " (95 % from "
                            + Table.number(range.low()) + "), above 0",
                    range.low() > 0));
            for (int i = 0; i < quality.bins().size(); i++) {
                Quality.Bin bin = quality.bins().get(i);
                if (bin.count() > 0) {
                    String what = "came true of " + bin.count() + " said " + Reliability.tenth(i);
                    details.add(new Row(OURS, what + of, bin.came(), ""));
                }
            }
            picture.append('\n').append(Reliability.text("World " + world, quality));
        }

        private static double tooLittle(List<Forecast> all) {
            return all.stream().filter(f -> Double.isNaN(f.probability())).count() / (double) all.size();
        }

        /// Fits the weights again and holds those that the programme uses against them.
        void weights(Simulation supposed, boolean asWritten) {
            List<Forecast> fit = Stream.concat(supposed.part(0).stream(), supposed.part(1).stream())
                    .toList();
            double ridge = RIDGES.getFirst();
            double least = Double.POSITIVE_INFINITY;
            for (double tried : RIDGES) {
                double loss = Quality.of(said(supposed.part(2), Fitting.weights(fit, tried)))
                        .logLoss();
                if (loss < least) {
                    least = loss;
                    ridge = tried;
                }
            }
            Map<Kind, Double> fitted = Fitting.weights(fit, ridge);
            double apart = 0;
            for (Factor used : scored(supposed.forecasts()).getFirst().factors()) {
                double found = fitted.getOrDefault(used.kind(), 0.0);
                String kind = used.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
                rows.add(new Row(OURS, "weight of " + kind, used.weight(), "log odds"));
                rows.add(new Row("fitted now", "weight of " + kind, found, "log odds"));
                apart = Math.max(apart, Math.abs(found - used.weight()));
            }
            if (asWritten) {
                targets.add(Target.computed(
                        "weights in use lie " + Table.number(apart) + " from those fitted, at most " + ROUNDED,
                        apart <= ROUNDED + 1e-9));
            }
        }

        Report report() {
            return new Report(
                    rows,
                    targets,
                    List.of("Simulated bodies, not real ones. The weights were fitted to half of the supposed world's"
                            + " bodies with seed " + SEED + "; its figures here are of a quarter that no weight has"
                            + " seen, those of the other worlds of all their bodies."),
                    details,
                    picture.toString());
        }
    }

    private static List<Forecast> scored(List<Forecast> all) {
        return all.stream().filter(Forecast::scored).toList();
    }

    private static List<Quality.Said> said(List<Forecast> all) {
        return scored(all).stream()
                .map(f -> new Quality.Said(f.body(), f.probability(), f.cameTrue()))
                .toList();
    }

    private static List<Quality.Said> said(List<Forecast> all, Map<Kind, Double> weights) {
        return scored(all).stream()
                .map(f -> new Quality.Said(f.body(), Fitting.probability(weights, f), f.cameTrue()))
                .toList();
    }
}
