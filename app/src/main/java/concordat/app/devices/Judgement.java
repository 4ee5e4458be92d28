package concordat.app.devices;

import concordat.catalogue.Edition;
import concordat.rules.FactVerdict;
import java.util.List;

/// What is known of a device at an instant.
///
/// @param facts one bit for each fact of the edition that holds
/// @param changesAt microseconds since the epoch when the first of them runs out; [Long#MAX_VALUE] for never
/// @param factsAfter what is left from then on
record Judgement(Edition edition, long facts, long changesAt, long factsAfter, List<FactVerdict> verdicts) {

    Judgement {
        verdicts = List.copyOf(verdicts);
    }
}
