package concordat.findings;

import java.util.Optional;
import java.util.Set;

/// What a tool was told to look for. What is not known is left empty and counts as not looked for wherever that
/// matters.
///
/// @param weaknesses those the report lists as enabled, each as in [FindingKey#weakness()]
/// @param ports the ports it names, when it names them outright
public record Coverage(Set<String> weaknesses, Optional<PortRange> ports) {

    /// The report does not say.
    public static final Coverage UNSTATED = new Coverage(Set.of(), Optional.empty());

    public Coverage {
        weaknesses = Set.copyOf(weaknesses);
    }

    /// Whether the tool says that it looked for this weakness. A check of a compliance plugin counts as its plugin.
    public boolean lists(String weakness) {
        int slash = weakness.indexOf('/');
        return weaknesses.contains(slash < 0 ? weakness : weakness.substring(0, slash));
    }

    /// Whether the tool names its ports and leaves this one out.
    public boolean leavesOut(int port) {
        return ports.isPresent() && !ports.get().names(port);
    }
}
