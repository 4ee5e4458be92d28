package concordat.app.control;

import concordat.api.view.EffortView;
import concordat.api.view.FixAction;
import concordat.api.view.FixControl;
import concordat.api.view.FixPlace;
import concordat.api.view.FixProposal;
import concordat.assurance.Programme;
import concordat.assurance.StandingKind;
import concordat.assurance.plan.Action;
import concordat.catalogue.Severity;
import concordat.findings.remedy.Effort;
import concordat.findings.remedy.EffortTable;
import concordat.store.findings.FindingPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Pieces of work as the API tells them.
final class FixViews {

    private static final int MOST_ROUTES = 20;
    private static final int MOST_CVES = 20;
    private static final double MINUTES = 60;

    private FixViews() {}

    /// @param worst some of its findings, worst first
    static FixProposal view(Fixes.Fix fix, EffortTable table, Programme programme, List<FindingPage.Line> worst) {
        List<String> routes = List.copyOf(fix.routes());
        return new FixProposal(
                fix.id(),
                fix.environment().value(),
                fix.remedy().kind().word(),
                fix.remedy().title(),
                fix.groups().size(),
                fix.findings(),
                fix.remaining(),
                severities(fix.severities()),
                fix.hosts(),
                fix.due(),
                fix.lost(),
                controls(fix),
                routes.subList(0, Math.min(routes.size(), MOST_ROUTES)),
                routes.size(),
                effort(fix, table),
                Math.round(fix.closedPerHour(table) * 100) / 100.0,
                Optional.of(fix.groups().getFirst().wording().solution().strip())
                        .filter(text -> !text.isEmpty()),
                fix.groups().stream()
                        .flatMap(g -> g.facts().cves().stream())
                        .distinct()
                        .sorted()
                        .limit(MOST_CVES)
                        .toList(),
                places(worst),
                actions(fix, programme),
                fix.environment().value() + "-" + fix.groups().getFirst().sample());
    }

    private static Map<String, Integer> severities(Map<Severity, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<Severity, Integer>comparingByKey().reversed())
                .forEach(e -> words.put(FindingViews.word(e.getKey()), e.getValue()));
        return words;
    }

    private static List<FixControl> controls(Fixes.Fix fix) {
        List<FixControl> controls = new ArrayList<>();
        new TreeMap<>(fix.stakes())
                .forEach((control, stake) -> controls.add(new FixControl(
                        control.value(),
                        stake.failing().findings(),
                        stake.failing().from(),
                        FindingViews.word(stake.standing().map(s -> s.kind()).orElse(StandingKind.OPEN)),
                        stake.bitesAt())));
        return controls;
    }

    static EffortView effort(Fixes.Fix fix, EffortTable table) {
        EffortTable.Rate rate = table.rate(fix.remedy().kind());
        Effort whole = rate.of(fix.hosts());
        return new EffortView(
                whole.least() / MINUTES,
                whole.most() / MINUTES,
                hours(rate.once()) + " h for a fix of kind "
                        + fix.remedy().kind().word() + ", and "
                        + hours(rate.each()) + " h for each of " + fix.hosts()
                        + (fix.hosts() == 1 ? " host" : " hosts"));
    }

    /// @return for example `1 to 4`
    static String hours(Effort effort) {
        return number(effort.least()) + " to " + number(effort.most());
    }

    private static String number(int minutes) {
        return minutes % 60 == 0 ? String.valueOf(minutes / 60) : String.format(Locale.ROOT, "%.2f", minutes / MINUTES);
    }

    private static List<FixPlace> places(List<FindingPage.Line> worst) {
        Map<String, TreeSet<Integer>> ports = new LinkedHashMap<>();
        worst.forEach(line -> {
            TreeSet<Integer> of =
                    ports.computeIfAbsent(line.finding().key().asset().value(), a -> new TreeSet<>());
            if (line.finding().key().port() > 0) {
                of.add(line.finding().key().port());
            }
        });
        return ports.entrySet().stream()
                .map(e -> new FixPlace(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    private static List<FixAction> actions(Fixes.Fix fix, Programme programme) {
        return Fixes.open(programme, fix.environment())
                .filter(a -> fix.planned().containsKey(a.scope().orElseThrow().digest()))
                .sorted(Comparator.comparingInt((Action a) -> a.added().number()))
                .map(a -> new FixAction(
                        a.id().value(),
                        a.added().number(),
                        a.plannedOn(),
                        fix.planned().getOrDefault(a.scope().orElseThrow().digest(), 0)))
                .toList();
    }
}
