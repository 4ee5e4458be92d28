package concordat.findings;

import java.util.Optional;

/// How a scan looked at one host.
///
/// @param credentialed whether it logged in
/// @param finished whether it came to the end of this host
/// @param ports the only ports it looked at; empty when it looked at the host as a whole
public record Look(boolean credentialed, boolean finished, Optional<PortRange> ports) {

    /// At the host as a whole.
    public Look(boolean credentialed, boolean finished) {
        this(credentialed, finished, Optional.empty());
    }

    /// Both looks together, when a report tells of a host twice: as wide as both, no better than the worse of them.
    public Look and(Look other) {
        Optional<PortRange> both = ports.isPresent() && other.ports.isPresent()
                ? Optional.of(ports.get().and(other.ports.get()))
                : Optional.empty();
        return new Look(credentialed && other.credentialed, finished && other.finished, both);
    }

    boolean passesBy(int port) {
        return ports.isPresent() && !ports.get().holds(port);
    }
}
