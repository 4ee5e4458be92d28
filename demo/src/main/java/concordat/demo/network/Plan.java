package concordat.demo.network;

import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.ResidualRisk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a country is drawn from; the same plan gives the same country.
///
/// @param bodies 30 to 5,000; 588 as a rule
/// @param devices those of people, without the bodies' egress
/// @param start when the network was founded; ages and dates count from here
/// @param edition the code by which everybody is judged
public record Plan(long seed, int bodies, int devices, Instant start, Edition edition) {

    public static final int USUAL_BODIES = 588;

    public Plan {
        if (bodies < 30 || bodies > 5_000) {
            throw new IllegalArgumentException("a country of " + bodies + " bodies; 30 to 5,000 can be drawn");
        }
        if (devices < 0 || devices > 100_000_000) {
            throw new IllegalArgumentException(devices + " devices; 0 to 100,000,000 can be drawn");
        }
        start = start.truncatedTo(ChronoUnit.MICROS);
    }

    Chance chance() {
        return Chance.of(seed);
    }

    /// Handlings for which a body accepts a low risk: all that the edition's table names, but for the highest, which is
    /// not the body's alone to accept.
    ///
    /// @return ids, from the lowest
    public List<String> acceptable() {
        return edition.handlings().subList(0, edition.handlings().size() - 1).stream()
                .map(Handling::id)
                .filter(handling -> edition.right(ResidualRisk.LOW, handling).isPresent())
                .toList();
    }
}
