package concordat.assurance;

import concordat.assurance.act.Breach;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts the record of one environment as the ladder's triggers ask. What can wait and is planned credibly is not
/// counted: a body that keeps to its plan is not escalated for it. A control that was called otherwise before is one
/// and the same, and counts under the name that it has now.
final class Counting {
    private static final Period HALF_A_YEAR = Period.ofMonths(6);

    private final Programme programme;
    private final EnvironmentId environment;
    private final Instant at;
    private final Ladder ladder;
    private final List<ControlStanding> lapsed;

    /// @param about the controls it was counted from
    record Counted(long number, Set<ControlId> about) {}

    Counting(Programme programme, EnvironmentId environment, Instant at) {
        this.programme = programme;
        this.environment = environment;
        this.at = at;
        this.ladder = new Ladder(programme, at);
        this.lapsed = Standing.of(programme, environment, at).controls().values().stream()
                .filter(c -> c.kind() == StandingKind.LAPSED && !ladder.patient(environment, c.control()))
                .toList();
    }

    Counted count(Count count) {
        return switch (count) {
            case CONTROLS_LAPSED -> new Counted(lapsed.size(), controls(lapsed));
            case LAPSED_DAYS -> lapsedDays();
            case SLIPS -> new Counted(ladder.slips(environment), Set.of());
            case CASES_IN_SIX_MONTHS -> cases();
            case REPORT_OVERDUE_DAYS -> reportOverdue();
            case OPEN_CRITICAL_DAYS -> openCritical();
        };
    }

    private Counted lapsedDays() {
        return lapsed.stream()
                .min(Comparator.comparing(c -> c.basis().since()))
                .map(first -> new Counted(days(first.basis().since()), Set.of(first.control())))
                .orElse(new Counted(0, Set.of()));
    }

    private Counted cases() {
        Instant since = at.atZone(ZoneOffset.UTC).minus(HALF_A_YEAR).toInstant();
        Map<ControlId, Long> lately = programme.casesOf(environment).stream()
                .filter(c -> c.openedAt().isAfter(since))
                .collect(Collectors.groupingBy(c -> ladder.named(environment, c.control()), Collectors.counting()));
        return lately.entrySet().stream()
                .max(Map.Entry.<ControlId, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Counted(most.getValue(), Set.of(most.getKey())))
                .orElse(new Counted(0, Set.of()));
    }

    /// The next report is due when the last proof by a scan has run out, for the control that asks soonest; where
    /// nothing was ever scanned it counts from the day the environment was declared. A control that relies on
    /// others asks for none.
    private Counted reportOverdue() {
        Map<ControlId, Instant> due = programme.editionOf(environment, at).stream()
                .flatMap(e -> e.controls().stream())
                .filter(c -> c.needs().stream().anyMatch(n -> n.kind() == EvidenceKind.SCAN))
                .filter(c -> !relied(c.id()))
                .collect(Collectors.toMap(Control::id, c -> scanned(c.id())
                        .atZone(ZoneOffset.UTC)
                        .plus(c.proofLasts())
                        .toInstant()));
        return due.values().stream()
                .min(Comparator.naturalOrder())
                .map(first -> {
                    Set<ControlId> about = due.keySet().stream()
                            .filter(c -> first.equals(due.get(c)))
                            .collect(Collectors.toSet());
                    return new Counted(days(first), about);
                })
                .orElse(new Counted(0, Set.of()));
    }

    private Instant scanned(ControlId control) {
        Stream<Instant> reports = programme.reportsOf(environment).stream()
                .filter(r -> r.live() && ladder.among(r.act().proves(), control))
                .map(r -> r.act().scannedAt());
        Stream<Instant> evidence = programme.evidenceOf(environment).stream()
                .filter(e -> e.live()
                        && e.act().kind() == EvidenceKind.SCAN
                        && ladder.among(e.act().controls(), control))
                .map(e -> e.act().observedAt());
        return Stream.concat(reports, evidence)
                .max(Comparator.naturalOrder())
                .orElseGet(
                        () -> programme.environment(environment).orElseThrow().at());
    }

    private boolean relied(ControlId control) {
        return programme.reliancesOf(environment).stream()
                .anyMatch(r -> r.live() && ladder.same(r.act().control(), control));
    }

    private Counted openCritical() {
        return programme.breachesHeld(environment).stream()
                .map(BreachHeld::breach)
                .filter(b -> b.criticalSince().isPresent() && !ladder.patient(environment, b.control()))
                .min(Comparator.comparing((Breach b) -> b.criticalSince().orElseThrow())
                        .thenComparing(Breach::control))
                .map(b -> new Counted(
                        days(b.criticalSince().orElseThrow()), Set.of(ladder.named(environment, b.control()))))
                .orElse(new Counted(0, Set.of()));
    }

    private static Set<ControlId> controls(List<ControlStanding> standings) {
        return standings.stream().map(ControlStanding::control).collect(Collectors.toSet());
    }

    /// @return whole days since, 0 when that is to come
    private long days(Instant since) {
        return Math.max(0, Duration.between(since, at).toDays());
    }
}
