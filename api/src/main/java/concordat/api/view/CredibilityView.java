package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// How probable it is that a plan ends by its date, from the body's own record. It advises; a named officer decides.
///
/// @param probability 0 to 1; none while the record says too little
/// @param dates how many dates have come, when that is too few to say anything
/// @param factors everything that made the probability up
public record CredibilityView(Optional<Double> probability, Optional<Integer> dates, List<FactorView> factors) {

    public CredibilityView {
        factors = Absent.list(factors);
    }
}
