package concordat.gateway.oidc;

import concordat.gateway.login.Login;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a login was found to show, whoever carries it.
///
/// @param subject opaque id of the person
/// @param certificate lower-case hex SHA-256 of the device's certificate
/// @param from microseconds of the machine's clock, as all times here
/// @param until of the login as a whole
/// @param facts until when each is shown
record Shows(String subject, String certificate, long from, long until, Map<String, Long> facts, Set<String> bodies) {

    private static final long SKEW_MICROS = 30_000_000;

    Shows {
        facts = Map.copyOf(facts);
        bodies = Set.copyOf(bodies);
    }

    /// @param machine microseconds of the machine's clock
    /// @param now what decisions go by: a demonstration's clock may be ahead
    Login read(String fingerprint, long machine, long now) {
        if (!certificate.equals(fingerprint)) {
            return new Login.Refused("login is bound to certificate " + certificate);
        }
        if (machine >= until || machine < from - SKEW_MICROS) {
            return new Login.Refused("login holds from " + from + " until " + until);
        }
        Set<String> shown = new HashSet<>();
        long end = until;
        for (Map.Entry<String, Long> fact : facts.entrySet()) {
            if (machine < fact.getValue()) {
                shown.add(fact.getKey());
                end = Math.min(end, fact.getValue());
            }
        }
        return new Login.Shown(subject, shown, now + (end - machine), bodies);
    }
}
