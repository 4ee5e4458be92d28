package concordat.bench.history;

import concordat.assurance.plan.Credibility;
import java.util.List;

/// What was said of one plan on one day, and what became of it.
///
/// @param body whose it was, from 0; plans of one body hang together
/// @param probability as the programme computed it; NaN when it said that there is too little record
/// @param factors empty when it said that there is too little record
/// @param cameTrue whether everything in it was done by its date, what was added later included; an action given up
///     counts as not done
public record Forecast(int body, double probability, List<Credibility.Factor> factors, boolean cameTrue) {
    public Forecast {
        factors = List.copyOf(factors);
    }

    /// @return whether there was a record to speak of, and something left to foretell
    public boolean scored() {
        return !factors.isEmpty();
    }
}
