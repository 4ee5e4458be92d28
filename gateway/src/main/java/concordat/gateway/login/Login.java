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
    record Shown(String subject, Set<String> facts, long until) implements Login {
        public Shown {
            facts = Set.copyOf(facts);
        }
    }
}
