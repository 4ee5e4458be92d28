package concordat.catalogue;

import java.time.Duration;

/// When a fact about a device holds.
///
/// @param fact one of the edition's facts that does not come from the login
/// @param when a CEL expression over what a source says of the device; the names stand in the package of rules
/// @param atLeast whose word is enough for it to hold; that it does not hold is believed of anybody
/// @param lasts how long it holds after the source looked
public record PostureRule(String fact, String when, Assurance atLeast, Duration lasts) {

    public PostureRule {
        if (when.isBlank() || lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("the rule for fact " + fact
                    + " needs an expression and a time to last, got [" + when + "] " + lasts);
        }
    }
}
