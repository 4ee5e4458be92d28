package concordat.findings;

import concordat.catalogue.Edition;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How long a body has to put findings right. Immutable.
public final class FixWindows {

    private final Map<Severity, FixWindow> windows = new EnumMap<>(Severity.class);

    /// @throws IllegalArgumentException when a severity has two windows
    public FixWindows(Collection<FixWindow> windows) {
        for (FixWindow window : windows) {
            if (this.windows.put(window.severity(), window) != null) {
                throw new IllegalArgumentException("two fix windows for " + window.severity());
            }
        }
    }

    /// Those of an edition.
    public static FixWindows of(Edition edition) {
        return new FixWindows(edition.fixWindows());
    }

    /// @return how long, or nothing when the edition sets no window for the severity
    public Optional<Duration> window(Severity severity, boolean internetFacing) {
        return Optional.ofNullable(windows.get(severity))
                .map(window -> internetFacing ? window.internetFacing() : window.otherwise());
    }

    /// @return when the finding is to be closed by; nothing for one that is closed, informational or without window
    public Optional<Instant> due(Finding finding, boolean internetFacing) {
        if (!finding.open() || finding.facts().severity() == Severity.INFO) {
            return Optional.empty();
        }
        return finding.firstReportedAt().flatMap(since -> window(finding.facts().severity(), internetFacing)
                .map(since::plus));
    }
}
