package concordat.assurance;

import concordat.catalogue.ControlId;
import concordat.catalogue.crosswalk.Hold;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What of a standing may be said in another code.
public final class ReadAs {

    private ReadAs() {}

    /// What is proved, or relied on while the provider proves it. A plan or an accepted risk keeps access here by this
    /// code's own rules; another code knows nothing of them. What fails is not held, though access still is.
    ///
    /// @return by the control's id, how it is held and the first instant at which that may change by itself
    public static Map<String, Hold> holds(Standing standing) {
        Map<String, Hold> holds = new LinkedHashMap<>();
        standing.controls().forEach((control, how) -> hold(how).ifPresent(hold -> holds.put(control.value(), hold)));
        return holds;
    }

    private static Optional<Hold> hold(ControlStanding standing) {
        return switch (standing) {
            case ControlStanding.Proved p ->
                Optional.of(new Hold(
                        "proved (" + p.weakest().name().toLowerCase(Locale.ROOT) + ")",
                        p.basis().changesAt()));
            case ControlStanding.ReliedOn r ->
                r.reason() == StandingReason.PROVIDER_BORROWS
                        ? Optional.empty()
                        : Optional.of(new Hold(
                                "relied on ("
                                        + r.providers().stream()
                                                .map(String::valueOf)
                                                .sorted(Comparator.naturalOrder())
                                                .collect(Collectors.joining(", "))
                                        + ")",
                                r.basis().changesAt()));
            case ControlStanding.Planned ignored -> Optional.empty();
            case ControlStanding.Accepted ignored -> Optional.empty();
            case ControlStanding.Lapsing ignored -> Optional.empty();
            case ControlStanding.Lapsed ignored -> Optional.empty();
            case ControlStanding.Open ignored -> Optional.empty();
        };
    }

    /// @return how a control that is not held stands, in one word
    public static String word(Standing standing, String control) {
        return standing.control(new ControlId(control))
                .map(c -> c.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("not asked");
    }
}
