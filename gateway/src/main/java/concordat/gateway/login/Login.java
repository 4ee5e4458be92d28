package concordat.gateway.login;

import java.util.Set;

/// What a request says of the person behind it.
public sealed interface Login {

    /// The request carries no statement of ours; its headers are none of our business.
    record None() implements Login {}

    /// It carries a statement of ours that does not hold. The request goes on as if nobody had logged in.
    ///
    /// @param why for logs, never for the caller
    record Refused(String why) implements Login {}

    /// A person has logged in on the device that holds the certificate.
    ///
    /// @param subject opaque id of the person
    /// @param facts names of the facts that the login shows
    /// @param until microseconds since 1970 UTC; from then on it shows nothing
    /// @param bodies with whose devices alone it counts; empty for all
    record Shown(String subject, Set<String> facts, long until, Set<String> bodies) implements Login {
        public Shown {
            facts = Set.copyOf(facts);
            bodies = Set.copyOf(bodies);
        }

        /// Counts with every body's devices.
        public Shown(String subject, Set<String> facts, long until) {
            this(subject, facts, until, Set.of());
        }

        /// @return whether it counts with a device of this body
        public boolean countsFor(String body) {
            return bodies.isEmpty() || bodies.contains(body);
        }
    }
}
