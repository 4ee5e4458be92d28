package concordat.intake.report;

import java.util.Optional;
import java.util.Set;

/// What a tool was told to look for. What is not known is left empty and counts as not looked for wherever that
/// matters.
///
/// @param weaknesses those the report lists as enabled, each as in [ReportedItem#weakness()]
/// @param ports the ports it names, when it names them outright
public record Coverage(Set<String> weaknesses, Optional<PortRange> ports) {

    /// The report does not say.
    public static final Coverage UNSTATED = new Coverage(Set.of(), Optional.empty());

    public Coverage {
        weaknesses = Set.copyOf(weaknesses);
    }
}
