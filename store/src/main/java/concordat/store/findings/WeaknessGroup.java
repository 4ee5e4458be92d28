package concordat.store.findings;

import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.findings.Facts;
import concordat.findings.Wording;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Open findings of one weakness added up, with what it takes to say what mends them.
///
/// @param mark stands for the weakness in columns
/// @param wording what its tool writes about it; empty words when it writes nothing
/// @param facts of one of them
/// @param sample the number of that one
/// @param open how many there are of each severity that needs mending
/// @param due when the first of them is
/// @param failing the controls that they make fail
public record WeaknessGroup(
        long mark,
        String weakness,
        Wording wording,
        Facts facts,
        long sample,
        Map<Severity, Integer> open,
        int assets,
        Optional<Instant> due,
        Map<ControlId, Failing> failing) {

    /// How findings make a control fail.
    ///
    /// @param findings how many do
    /// @param from when the first of them does
    public record Failing(int findings, Instant from) {

        /// @return both together
        public Failing and(Failing other) {
            return new Failing(findings + other.findings, from.isBefore(other.from) ? from : other.from);
        }
    }

    public WeaknessGroup {
        open = Map.copyOf(open);
        failing = Map.copyOf(failing);
    }

    /// How many there are.
    public int findings() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
