package concordat.rules;

import concordat.catalogue.ControlId;
import java.time.Duration;
import java.util.Optional;

/// That a finding fails a control, now or once it is old enough.
///
/// @param rule the name of the fail rule that says so
/// @param fromAge the age from which on it does; zero when age does not matter
/// @param problem what went wrong when the rule could not be evaluated. The finding then counts as failing the control:
///     a broken rule must never open what it was written to close, and the authority must hear of it.
public record Failing(ControlId control, String rule, Duration fromAge, Optional<String> problem) {

    public Failing {
        if (fromAge.isNegative()) {
            throw new IllegalArgumentException(control + " fails from age " + fromAge);
        }
    }
}
