package concordat.findings;

import java.util.Optional;

/// What an environment's findings are judged by.
///
/// @param judge which controls they fail
/// @param windows by when they are to be mended
/// @param adjustments which count otherwise than their tools say
public record Yardstick(FixWindows windows, Judge judge, Adjustments adjustments) {

    /// By what tools say alone.
    public Yardstick(FixWindows windows, Judge judge) {
        this(windows, judge, Adjustments.NONE);
    }

    /// @param identity the finding's, as [Identities] gives it
    /// @return by when it is to be closed; nothing for one that is closed, informational or without window
    public Optional<Due> due(Finding finding, byte[] identity, boolean internetFacing) {
        return finding.open()
                ? finding.firstReportedAt()
                        .flatMap(since ->
                                windows.due(adjustments.facts(identity, finding.facts()), since, internetFacing))
                : Optional.empty();
    }
}
