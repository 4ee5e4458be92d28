package concordat.web.page.body;

import concordat.api.view.ControlStandingView;
import concordat.api.view.StandingView;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts an environment's standing into rows, by section of the code.
final class Standings {

    private static final List<String> STATES =
            List.of("proved", "relied-on", "planned", "accepted", "lapsing", "lapsed", "open");
    private static final Set<String> GONE = Set.of("lapsed", "open");

    /// Worst first: what is closed, what closes next, what was never there, what holds on terms.
    private static final List<String> PRESSING = List.of("lapsing", "lapsed", "open", "planned", "accepted");

    private final Kit kit;
    private final Instant now;

    Standings(Kit kit, Instant now) {
        this.kit = kit;
        this.now = now;
    }

    EnvironmentPart part(StandingView standing) {
        Optional<Edition> edition = kit.programme().editions().stream()
                .filter(e -> e.id().equals(standing.edition()))
                .findFirst()
                .or(() -> kit.edition(standing.at()));
        List<ControlStandingView> pressing = standing.controls().stream()
                .filter(c -> PRESSING.contains(c.state()))
                .sorted(Comparator.comparing(
                                (ControlStandingView c) -> c.state().equals("lapsing") ? soonest(c) : Instant.MAX)
                        .thenComparingInt(c -> PRESSING.indexOf(c.state()))
                        .thenComparing(Standings::soonest))
                .toList();
        return new EnvironmentPart(
                standing.environment(),
                edition.map(Edition::title).orElse(standing.edition()),
                tallies(standing.controls()),
                pressing.stream().map(c -> row(c, edition)).toList(),
                sections(standing, edition));
    }

    private static Instant soonest(ControlStandingView control) {
        return control.bitesAt().or(control::changesAt).orElse(Instant.MAX);
    }

    private List<StateTally> tallies(List<ControlStandingView> controls) {
        Map<String, Long> counts =
                controls.stream().collect(Collectors.groupingBy(ControlStandingView::state, Collectors.counting()));
        return STATES.stream()
                .filter(counts::containsKey)
                .map(state -> {
                    long number = counts.getOrDefault(state, 0L);
                    String counted = kit.words().count(number, "control");
                    return new StateTally(
                            state,
                            kit.words().name("control-state", state).toLowerCase(Locale.UK),
                            kit.words().grouped(number),
                            counted.substring(counted.indexOf(' ') + 1));
                })
                .toList();
    }

    private List<SectionPart> sections(StandingView standing, Optional<Edition> edition) {
        Map<String, List<ControlStandingView>> sections = new LinkedHashMap<>();
        // The edition's own order; what it does not know comes last.
        Map<String, ControlStandingView> left = new LinkedHashMap<>();
        standing.controls().forEach(c -> left.put(c.control(), c));
        for (Control control : edition.map(Edition::controls).orElse(List.of())) {
            ControlStandingView view = left.remove(control.id().value());
            if (view != null) {
                sections.computeIfAbsent(control.section(), s -> new ArrayList<>())
                        .add(view);
            }
        }
        if (!left.isEmpty()) {
            sections.computeIfAbsent("Other controls", s -> new ArrayList<>()).addAll(left.values());
        }
        List<SectionPart> parts = new ArrayList<>();
        sections.forEach((title, controls) -> {
            long held = controls.stream().filter(c -> !GONE.contains(c.state())).count();
            parts.add(new SectionPart(
                    title,
                    standing.environment() + "-section-" + (parts.size() + 1),
                    held + " of " + kit.words().count(controls.size(), "control") + " held",
                    controls.stream().map(c -> row(c, edition)).toList()));
        });
        return parts;
    }

    private ControlRow row(ControlStandingView control, Optional<Edition> edition) {
        boolean closes = control.state().equals("lapsing") && control.bitesAt().isPresent();
        Optional<Instant> at = closes ? control.bitesAt() : control.changesAt();
        String title = edition.flatMap(e -> e.control(new ControlId(control.control())))
                .map(Control::title)
                .orElse(control.title());
        return new ControlRow(
                control.control(),
                title,
                Tag.ofControl(kit.words(), control.state()),
                control.reason(),
                holdsFor(control, edition),
                at.isEmpty() ? "" : change(control.state(), closes),
                at.map(a -> kit.moment(a, now)),
                control.caseId().map(c -> "/cases/" + c).orElse(""));
    }

    private static String change(String state, boolean closes) {
        if (closes) {
            return "Closes what rests on it";
        }
        return switch (state) {
            case "proved", "relied-on" -> "Proof to be renewed";
            case "planned" -> "The plan ends";
            case "accepted" -> "The acceptance ends";
            default -> "Judged again";
        };
    }

    private String holdsFor(ControlStandingView control, Optional<Edition> edition) {
        if (control.holdsFor().isEmpty()) {
            return "Nothing";
        }
        List<String> scale = edition.map(Edition::handlings).orElse(List.of()).stream()
                .map(Handling::id)
                .toList();
        if (control.onlyFor().isEmpty() && control.holdsFor().containsAll(scale) && !scale.isEmpty()) {
            return "Every handling";
        }
        return control.holdsFor().stream()
                .map(h -> kit.handling(now, h)
                        + Optional.ofNullable(control.onlyFor().get(h))
                                .map(owners -> " (only data of " + String.join(", ", owners) + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }
}
