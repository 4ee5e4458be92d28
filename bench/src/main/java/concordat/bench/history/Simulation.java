package concordat.bench.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// Lets a simulated country live and keeps what was said of each plan together with what became of it. The same seed
/// makes the same country.
///
/// @param forecasts in the order in which the plans' dates came
/// @param acts how many acts of plans went through the rules
public record Simulation(SimulatedWorld world, int bodies, int years, List<Forecast> forecasts, long acts) {
    private static final LocalDate START = LocalDate.of(2027, 1, 4);
    private static final int WEEKS = 52;
    private static final long APART = 0x9e3779b97f4a7c15L;

    public Simulation {
        forecasts = List.copyOf(forecasts);
    }

    /// @param bodies at least two
    public static Simulation of(SimulatedWorld world, int bodies, int years, long seed) {
        Weather weather = new Weather(world, seed * APART);
        List<SimulatedBody> all = new ArrayList<>();
        for (int i = 0; i < bodies; i++) {
            all.add(new SimulatedBody(i, world, (seed + 1) * APART + i * 0xbf58476d1ce4e5b9L));
        }
        Books books = new Books();
        List<Forecast> forecasts = new ArrayList<>();
        for (int week = 0; week < WEEKS * years; week++) {
            LocalDate today = START.plusWeeks(week);
            weather.nextWeek();
            for (int i = 0; i < bodies; i++) {
                int self = i;
                Function<Random, Optional<Task>> another = draw -> {
                    int other = draw.nextInt(bodies - 1);
                    return all.get(other < self ? other : other + 1).anyOpen(draw);
                };
                all.get(i).week(today, books, weather, another).ifPresent(forecasts::add);
            }
        }
        return new Simulation(world, bodies, years, forecasts, books.acts());
    }

    /// @param part which of four parts the bodies are dealt to, from 0
    /// @return what was said of the plans of these bodies
    public List<Forecast> part(int part) {
        return forecasts.stream().filter(f -> f.body() % 4 == part).toList();
    }
}
