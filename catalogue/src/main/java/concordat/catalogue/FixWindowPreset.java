package concordat.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Fix windows that a published scheme sets, for an edition to take as a whole. Where they come from stands in
/// `docs/fix-windows.md`.
@SuppressWarnings("ImmutableEnumChecker") // a list made by List.of is immutable, whatever its type says.
public enum FixWindowPreset {
    /// Fourteen days for what is critical or high; nothing else has a date.
    CYBER_ESSENTIALS("Cyber Essentials", window(Severity.CRITICAL, 14, 14), window(Severity.HIGH, 14, 14)),
    /// Five days facing the internet, seven elsewhere, whatever the severity.
    NCSC(
            "the NCSC's guidance on vulnerability management",
            window(Severity.CRITICAL, 5, 7),
            window(Severity.HIGH, 5, 7),
            window(Severity.MEDIUM, 5, 7),
            window(Severity.LOW, 5, 7)),
    /// Servers and services as they stand at the edge, people's devices elsewhere; of a span its end.
    MOJ(
            "the Ministry of Justice's security guidance",
            window(Severity.CRITICAL, 2, 4),
            window(Severity.HIGH, 7, 14),
            window(Severity.MEDIUM, 28, 28),
            window(Severity.LOW, 90, 90)),
    /// Thirty, ninety and a hundred and eighty days.
    FEDRAMP(
            "FedRAMP's continuous monitoring, revision 5",
            window(Severity.CRITICAL, 30, 30),
            window(Severity.HIGH, 30, 30),
            window(Severity.MEDIUM, 90, 90),
            window(Severity.LOW, 180, 180));

    private final String title;
    private final List<FixWindow> windows;

    FixWindowPreset(String title, FixWindow... windows) {
        this.title = title;
        this.windows = List.of(windows);
    }

    private static FixWindow window(Severity severity, int facingDays, int otherwiseDays) {
        return new FixWindow(severity, Duration.ofDays(facingDays), Duration.ofDays(otherwiseDays));
    }

    /// What people call the scheme.
    public String title() {
        return title;
    }

    /// As an edition's file names it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Worst severity first.
    public List<FixWindow> windows() {
        return windows;
    }

    /// @param instead windows that take the place of the scheme's for their severities, or come beside them
    /// @return worst severity first
    public List<FixWindow> windows(List<FixWindow> instead) {
        Map<Severity, FixWindow> bySeverity = new EnumMap<>(Severity.class);
        windows.forEach(window -> bySeverity.put(window.severity(), window));
        instead.forEach(window -> bySeverity.put(window.severity(), window));
        return List.copyOf(bySeverity.values()).reversed();
    }

    /// @return the scheme that sets just these windows, in whatever order; none when they are a network's own
    public static Optional<FixWindowPreset> of(List<FixWindow> windows) {
        return Arrays.stream(values())
                .filter(preset -> preset.windows.size() == windows.size() && preset.windows.containsAll(windows))
                .findFirst();
    }
}
