package concordat.web.page.body;

import concordat.api.view.RouteReach;
import concordat.api.view.RouteRisk;
import concordat.decision.Reason;
import concordat.web.page.shell.Kit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts what a body reaches into words, by service.
final class Services {

    private final Kit kit;
    private final Instant now;
    private final Map<String, String> controlTitles;

    Services(Kit kit, Instant now, Map<String, String> controlTitles) {
        this.kit = kit;
        this.now = now;
        this.controlTitles = controlTitles;
    }

    ServicesPart part(List<RouteReach> reaches) {
        List<RouteReach> merged = merged(reaches);
        List<RouteReach> agreed = merged.stream().filter(RouteReach::agreement).toList();
        List<RouteReach> refused = agreed.stream().filter(Services::refused).toList();
        List<RouteReach> risky = agreed.stream()
                .filter(r -> !r.atRisk().isEmpty())
                .sorted(Comparator.comparing(Services::closes))
                .toList();
        long without = merged.stream()
                .filter(r -> !r.agreement())
                .map(RouteReach::service)
                .distinct()
                .count();
        return new ServicesPart(
                summary(agreed, refused, risky),
                groups(refused, this::refusedRow, "refused"),
                groups(risky, this::riskRow, "at risk"),
                groups(agreed, this::fullRow, ""),
                without == 0 ? "" : kit.words().count(without, "service"));
    }

    /// @return routes of services it has an agreement with that rest on the control
    static long restingOn(List<RouteReach> reaches, String control) {
        return reaches.stream()
                .filter(RouteReach::agreement)
                .filter(r -> r.atRisk().stream().anyMatch(risk -> risk.control().equals(control)))
                .map(RouteReach::route)
                .distinct()
                .count();
    }

    /// @return routes of services it has an agreement with that are refused on the body's account
    static long refusedOf(List<RouteReach> reaches) {
        return reaches.stream()
                .filter(r -> r.agreement() && refused(r))
                .map(RouteReach::route)
                .distinct()
                .count();
    }

    private String summary(List<RouteReach> agreed, List<RouteReach> refused, List<RouteReach> risky) {
        if (agreed.isEmpty()) {
            return "This body has no agreement with any service, so it reaches none. A service owner makes an agreement.";
        }
        long services = agreed.stream().map(RouteReach::service).distinct().count();
        return "Agreements with " + kit.words().count(services, "service") + " cover "
                + kit.words().count(agreed.size(), "route") + ": "
                + (refused.isEmpty()
                        ? "none is"
                        : kit.words().grouped(refused.size()) + (refused.size() == 1 ? " is" : " are"))
                + " refused because of the body, and "
                + (risky.isEmpty()
                        ? "none is"
                        : kit.words().grouped(risky.size()) + (risky.size() == 1 ? " is" : " are"))
                + " about to close.";
    }

    /// A body's environments may differ; what any of them lacks counts.
    private static List<RouteReach> merged(List<RouteReach> reaches) {
        Map<String, RouteReach> byRoute = new LinkedHashMap<>();
        reaches.forEach(r -> byRoute.merge(r.route(), r, Services::worse));
        return List.copyOf(byRoute.values());
    }

    private static RouteReach worse(RouteReach one, RouteReach other) {
        Map<String, String> reached = new LinkedHashMap<>(one.reached());
        other.reached().forEach((tier, answer) -> reached.merge(tier, answer, (a, b) -> permitted(a) ? b : a));
        Set<String> missing = new LinkedHashSet<>(one.missing());
        missing.addAll(other.missing());
        Set<RouteRisk> risks = new LinkedHashSet<>(one.atRisk());
        risks.addAll(other.atRisk());
        return new RouteReach(
                one.service(),
                one.serviceName(),
                one.route(),
                one.methods(),
                one.path(),
                one.handling(),
                one.action(),
                one.citizenEffect(),
                one.agreement() || other.agreement(),
                reached,
                List.copyOf(missing),
                List.copyOf(risks),
                one.announced());
    }

    private static boolean permitted(String answer) {
        return answer.equalsIgnoreCase("permitted");
    }

    private static boolean refused(RouteReach reach) {
        return reach.reached().values().stream().anyMatch(a -> bodys(a).isPresent());
    }

    /// @return the reason, when it is the body that must act
    private static Optional<Reason> bodys(String answer) {
        String name = answer.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return Optional.of(reason).filter(r -> r.who() == Reason.Who.BODY);
            }
        }
        return Optional.empty();
    }

    private static Instant closes(RouteReach reach) {
        return reach.atRisk().stream()
                .map(RouteRisk::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private List<ServiceGroup> groups(List<RouteReach> reaches, Function<RouteReach, RouteRow> row, String what) {
        Map<String, List<RouteReach>> byService = new LinkedHashMap<>();
        reaches.forEach(r -> byService
                .computeIfAbsent(r.serviceName(), s -> new ArrayList<>())
                .add(r));
        return byService.entrySet().stream()
                .map(e -> new ServiceGroup(
                        e.getKey(),
                        (kit.words().count(e.getValue().size(), "route") + " " + what).strip(),
                        e.getValue().stream().map(row).toList()))
                .toList();
    }

    private RouteRow refusedRow(RouteReach reach) {
        return row(reach, List.of(refusedTo(reach)), titles(reach.missing()), Optional.empty());
    }

    private RouteRow riskRow(RouteReach reach) {
        List<String> controls =
                reach.atRisk().stream().map(RouteRisk::control).distinct().toList();
        return row(reach, List.of(), titles(controls), Optional.of(closes(reach)));
    }

    private RouteRow fullRow(RouteReach reach) {
        return row(reach, callers(reach), List.of(), Optional.empty());
    }

    private RouteRow row(RouteReach reach, List<String> callers, List<String> because, Optional<Instant> closes) {
        String effect = reach.citizenEffect().equalsIgnoreCase("none")
                ? ""
                : kit.words().name("effect", reach.citizenEffect());
        return new RouteRow(
                String.join(", ", reach.methods()) + " " + reach.path(),
                kit.words().name("action", reach.action()) + ", " + kit.handling(now, reach.handling())
                        + announced(reach),
                effect,
                callers,
                because,
                closes.map(at -> kit.moment(at, now)));
    }

    private String announced(RouteReach reach) {
        return reach.announced().stream()
                .map(c -> "; from " + kit.moment(c.from(), now) + " " + kit.handling(now, c.handling())
                        + (c.alsoNeeds().isEmpty() ? "" : " with " + String.join(", ", titles(c.alsoNeeds()))))
                .collect(Collectors.joining());
    }

    private String refusedTo(RouteReach reach) {
        List<String> tiers = reach.reached().entrySet().stream()
                .filter(e -> bodys(e.getValue()).isPresent())
                .map(e -> kit.words().name("tier", e.getKey()))
                .toList();
        return tiers.size() == reach.reached().size()
                ? "Everyone"
                : tiers.getFirst()
                        + tiers.stream().skip(1).map(t -> "; " + lowerFirst(t)).collect(Collectors.joining());
    }

    /// Callers with the same answer stand together.
    private List<String> callers(RouteReach reach) {
        Map<String, List<String>> byAnswer = new LinkedHashMap<>();
        reach.reached().forEach((tier, answer) -> byAnswer.computeIfAbsent(
                        kit.words().name("decision", answer), a -> new ArrayList<>())
                .add(kit.words().name("tier", tier)));
        return byAnswer.entrySet().stream()
                .map(e -> e.getKey() + ": "
                        + e.getValue().stream().map(Services::lowerFirst).collect(Collectors.joining("; ")))
                .toList();
    }

    static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.UK) + text.substring(1);
    }

    private List<String> titles(List<String> controls) {
        return controls.stream()
                .map(c -> controlTitles.containsKey(c) ? c + " " + controlTitles.get(c) : c)
                .toList();
    }
}
