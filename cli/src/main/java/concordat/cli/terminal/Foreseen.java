package concordat.cli.terminal;

import concordat.api.view.EffectView;
import concordat.api.view.Preview;
import concordat.api.view.PreviewChange;
import concordat.api.view.RouteEffectView;
import concordat.api.view.WorkforceView;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows what acts would change before they are done.
public final class Foreseen {

    /// More environments than these are shown a line each.
    private static final int IN_FULL = 3;
    private static final int ROUTES_IN_FULL = 20;

    private final Console console;

    private Foreseen(Console console) {
        this.console = console;
    }

    public static void show(Console console, Output output, Preview preview) {
        if (output.json()) {
            console.json(preview);
        } else {
            new Foreseen(console).show(preview);
        }
    }

    /// What closes, and whom that touches, in words.
    public static void show(Console console, EffectView effect) {
        new Foreseen(console).effect(effect);
    }

    private void show(Preview preview) {
        boolean others = preview.others().environments() > 0;
        if (preview.changes().isEmpty()) {
            console.say(
                    "It may be done. No control" + (others ? " of yours" : "") + " would stand otherwise than before.");
        } else {
            Table table = new Table("environment", "control", "now", "then");
            for (PreviewChange change : preview.changes()) {
                table.row(change.environment(), change.control(), change.before(), change.after());
            }
            table.print(console, "");
            console.say("It may be done. Routes that rest on these controls: "
                    + (preview.routes().isEmpty() ? "none" : String.join(", ", preview.routes())) + ".");
        }
        if (preview.effects().isEmpty()) {
            console.say(others ? "No route of yours would close or open." : "No route would close or open.");
        } else if (preview.effects().size() > IN_FULL) {
            lines(preview.effects());
        } else {
            preview.effects().forEach(this::effect);
        }
        if (others) {
            console.say("Of other bodies, whose standing is not yours to read, it touches "
                    + Figures.counted(preview.others().environments(), "environment", "environments") + ":");
            named("Bodies", preview.others().bodies());
            named("Routes that would close", preview.others().closes());
            named("Routes that would open", preview.others().opens());
        }
        ForeseenReadings.show(console, preview);
    }

    private void lines(List<EffectView> effects) {
        Table table = new Table("body", "environment", "routes closed", "opened", "devices", "sponsored");
        for (EffectView effect : effects) {
            table.row(
                    effect.body(),
                    effect.environment(),
                    effect.closes().size(),
                    effect.opens().size(),
                    devices(effect),
                    effect.sponsored().size());
        }
        table.print(console, "");
        console.say("--json shows every route of each.");
    }

    private void effect(EffectView effect) {
        console.say(effect.body() + ", environment " + effect.environment() + ":");
        routes("Closes", effect.closes());
        routes("Opens", effect.opens());
        if (effect.closes().isEmpty()) {
            return;
        }
        if (effect.devices().isEmpty()) {
            console.say("  No enrolled device would lose a route.");
        } else {
            console.say("  Devices that would lose a route: " + Figures.each(effect.devices()) + ".");
        }
        people(effect);
        named("Systems that would lose a route", effect.workloads());
        named("Sponsored partner workers and members", effect.sponsored());
        effect.recent()
                .ifPresent(use -> console.say("  Since " + use.since() + " these routes answered "
                        + Figures.counted(use.requests(), "request", "requests") + " of "
                        + Figures.counted(use.callers(), "device or system", "devices and systems") + "."));
    }

    private void routes(String what, List<RouteEffectView> routes) {
        if (routes.isEmpty()) {
            return;
        }
        console.say("  " + what + " " + Figures.counted(routes.size(), "route", "routes") + ":");
        if (routes.size() > ROUTES_IN_FULL) {
            services(routes);
            return;
        }
        Table table = new Table("service", "route", "handling", "action", "people feel", "continuity", "for");
        for (RouteEffectView route : routes) {
            table.row(
                    route.service(),
                    route.route(),
                    route.handling(),
                    route.action(),
                    route.citizenEffect(),
                    route.continuity(),
                    String.join(", ", route.callers()));
        }
        table.print(console, "  ");
    }

    /// A line for each service: many routes are read by nobody.
    private void services(List<RouteEffectView> routes) {
        Table table = new Table("service", "routes", "handlings", "people feel", "continuity", "for");
        routes.stream()
                .collect(Collectors.groupingBy(RouteEffectView::service, TreeMap::new, Collectors.toList()))
                .forEach((service, of) -> table.row(
                        service,
                        of.size(),
                        each(of, r -> Stream.of(r.handling())),
                        each(of, r -> Stream.of(r.citizenEffect()).filter(e -> !e.equals("none"))),
                        each(of, r -> Stream.of(r.continuity()).filter(c -> !c.equals("none-needed"))),
                        each(of, r -> r.callers().stream())));
        table.print(console, "  ");
        console.say("  --json shows every route.");
    }

    private static String each(List<RouteEffectView> routes, Function<RouteEffectView, Stream<String>> part) {
        String all = routes.stream().flatMap(part).distinct().sorted().collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }

    private void people(EffectView effect) {
        if (effect.workforceStated().isEmpty()) {
            console.say("  The body has not said how many people that is, nor how many of them work remotely or with an"
                    + " adjustment to a disability; ask it before you decide.");
            return;
        }
        console.say("  By the body's own count of " + effect.workforceStated().get() + ": "
                + Figures.count(sum(effect, WorkforceView::people)) + " people, "
                + Figures.count(sum(effect, WorkforceView::remote)) + " of them remote, "
                + Figures.count(sum(effect, WorkforceView::adjusted)) + " with an adjustment to a disability.");
    }

    private void named(String what, List<String> ids) {
        if (!ids.isEmpty()) {
            console.say("  " + what + ": " + String.join(", ", ids) + ".");
        }
    }

    private static long sum(EffectView effect, ToIntFunction<WorkforceView> part) {
        return effect.workforce().stream().mapToLong(part::applyAsInt).sum();
    }

    private static long devices(EffectView effect) {
        return effect.devices().values().stream().mapToLong(Integer::intValue).sum();
    }
}
