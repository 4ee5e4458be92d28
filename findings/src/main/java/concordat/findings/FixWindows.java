package concordat.findings;

import concordat.catalogue.Edition;
import concordat.catalogue.ExploitedWindow;
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
    private final Optional<ExploitedWindow> exploitedWindow;
    private final Exploited exploited;

    /// By severity alone.
    ///
    /// @throws IllegalArgumentException when a severity has two windows
    public FixWindows(Collection<FixWindow> windows) {
        this(windows, Optional.empty(), Exploited.NONE);
    }

    /// @param exploitedWindow empty when it makes no difference what is known to be exploited
    /// @throws IllegalArgumentException when a severity has two windows
    public FixWindows(Collection<FixWindow> windows, Optional<ExploitedWindow> exploitedWindow, Exploited exploited) {
        for (FixWindow window : windows) {
            if (this.windows.put(window.severity(), window) != null) {
                throw new IllegalArgumentException("two fix windows for " + window.severity());
            }
        }
        this.exploitedWindow = exploitedWindow;
        this.exploited = exploited;
    }

    /// Those of an edition, while this is known to be exploited.
    public static FixWindows of(Edition edition, Exploited exploited) {
        return new FixWindows(edition.fixWindows(), edition.exploitedWindow(), exploited);
    }

    /// @return how long, or nothing when the edition sets no window for the severity
    public Optional<Duration> window(Severity severity, boolean internetFacing) {
        return Optional.ofNullable(windows.get(severity))
                .map(window -> internetFacing ? window.internetFacing() : window.otherwise());
    }

    /// The window of its severity, or that of what is known to be exploited where that ends sooner. Neither begins
    /// before the body could know of the finding.
    ///
    /// @param since when it was first reported to the body
    /// @return nothing for one that is informational or without window
    public Optional<Due> due(Facts facts, Instant since, boolean internetFacing) {
        if (facts.severity() == Severity.INFO) {
            return Optional.empty();
        }
        Optional<Due> rated =
                window(facts.severity(), internetFacing).map(window -> Due.of(since, window, Optional.empty()));
        Optional<Due> capped = exploitedWindow.flatMap(window -> exploited
                .first(facts.cves())
                .map(listing -> Due.of(
                        listing.since().isAfter(since) ? listing.since() : since,
                        window.window(internetFacing),
                        Optional.of(listing))));
        return rated.map(due -> capped.map(due::sooner).orElse(due)).or(() -> capped);
    }
}
