package concordat.ledger.certificate;

import java.time.Instant;

/// What a certificate says to whoever relies on it. It lists no gaps, and nothing from which one could be told.
///
/// @param certificate its number
/// @param from first instant at which it counts
/// @param until first instant at which it no longer counts, extensions included
/// @param extensionDays by how many days it runs on because they lay with the Authority, in all
/// @param state as it was when the file was written
/// @param writtenAt when the file was written, by the network's clock
public record Certified(
        String network,
        String networkName,
        String certificate,
        String body,
        String bodyName,
        String environment,
        String environmentName,
        String edition,
        String editionTitle,
        Form form,
        Instant from,
        Instant until,
        int extensionDays,
        State state,
        Instant writtenAt) {

    /// What kind of certificate it is.
    public enum Form {
        /// The code is kept.
        FULL,
        /// A plan is agreed, and every control that cannot wait is held.
        CONDITIONAL
    }

    /// Whether it counts.
    public enum State {
        NOT_YET,
        IN_FORCE,
        EXPIRED,
        WITHDRAWN
    }

    public Certified {
        if (network.isEmpty() || certificate.isEmpty() || extensionDays < 0 || !from.isBefore(until)) {
            throw new IllegalArgumentException("certificate [" + certificate + "] of network [" + network + "] from "
                    + from + " until " + until + ", extended by " + extensionDays + " days");
        }
    }

    /// Whether it counts at an instant, as far as the file can know: what was withdrawn after it was written looks as
    /// if it still counted.
    public State state(Instant at) {
        return state == State.WITHDRAWN ? State.WITHDRAWN : byDates(at);
    }

    /// @return whether it would count at an instant if it is not withdrawn
    State byDates(Instant at) {
        if (at.isBefore(from)) {
            return State.NOT_YET;
        }
        return at.isBefore(until) ? State.IN_FORCE : State.EXPIRED;
    }
}
