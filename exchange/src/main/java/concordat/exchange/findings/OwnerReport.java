package concordat.exchange.findings;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.exchange.findings.Overview.Fix;
import concordat.exchange.findings.Overview.Sum;
import concordat.exchange.findings.Overview.When;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One page in plain words for whoever answers for the body.
final class OwnerReport {

    private static final int MOST_CONTROLS = 5;
    private static final int MOST_FIXES = 5;

    private final Occasion occasion;
    private final Overview overview;
    private final Report report;
    private final Controls controls;

    OwnerReport(Occasion occasion, Overview overview, Report report) {
        this.occasion = occasion;
        this.overview = overview;
        this.report = report;
        this.controls = new Controls(occasion);
    }

    /// A control that weaknesses fail.
    private record Failing(EnvironmentId environment, ControlId control, Sum sum, Optional<Instant> loss) {}

    void tell() throws IOException {
        Sum all = overview.weaknesses();
        report.heading(1, ReportFile.title(occasion));
        report.note(Say.about(occasion, all.all() + overview.remarks()));
        if (!occasion.open()) {
            report.lead(Say.weaknesses(all.all()) + " of those asked for " + (all.all() == 1 ? "has" : "have")
                    + " been shown to be gone.");
            return;
        }
        if (all.all() == 0) {
            report.lead("No open weakness is known among what was asked for.");
            return;
        }
        report.lead(lead(all));
        figures(all);
        List<Failing> failing = failing();
        if (!failing.isEmpty()) {
            report.heading(2, "What we stand to lose");
            atStake(failing);
        }
        report.heading(2, "What would help most");
        fixes();
        report.heading(2, "What to ask for");
        asks(failing);
    }

    private static String lead(Sum all) {
        String overdue = all.overdue() == 0
                ? "None is overdue."
                : Say.number(all.overdue()) + " should have been put right by now.";
        String exploited = all.exploited() == 0
                ? "None is on the list of what attackers are known to use."
                : Say.number(all.exploited()) + (all.exploited() == 1 ? " is" : " are")
                        + " on the list of what attackers are known to use.";
        return Say.weaknesses(all.all()) + (all.all() == 1 ? " is" : " are") + " known and open. " + overdue + " "
                + exploited;
    }

    private void figures(Sum all) throws IOException {
        report.table(List.of(
                Report.figure("Critical", 10),
                Report.figure("High", 10),
                Report.figure("Medium", 10),
                Report.figure("Low", 10),
                Report.figure("Overdue", 10),
                Report.figure("Due in 30 days", 14),
                Report.figure("Face the internet", 15),
                Report.figure("Oldest open, days", 15)));
        int soon = overview.due(When.WEEK).all() + overview.due(When.MONTH).all();
        report.row(List.of(
                Say.number(all.of(Severity.CRITICAL)),
                Say.number(all.of(Severity.HIGH)),
                Say.number(all.of(Severity.MEDIUM)),
                Say.number(all.of(Severity.LOW)),
                Say.number(all.overdue()),
                Say.number(soon),
                Say.number(all.facing()),
                all.since()
                        .map(s -> Say.number(Duration.between(s, occasion.at()).toDays()))
                        .orElse("")));
        report.over();
    }

    private List<Failing> failing() {
        List<Failing> all = new ArrayList<>();
        overview.byControl()
                .forEach((environment, sums) -> sums.forEach((control, sum) -> {
                    EnvironmentId id = new EnvironmentId(environment);
                    ControlId failed = new ControlId(control);
                    all.add(new Failing(id, failed, sum, controls.loss(id, failed)));
                }));
        all.sort(Comparator.comparing((Failing f) -> f.loss().orElse(Instant.MAX))
                .thenComparing(f -> f.sum().due().orElse(Instant.MAX))
                .thenComparing(f -> f.sum().all(), Comparator.reverseOrder()));
        return all;
    }

    private void atStake(List<Failing> failing) throws IOException {
        report.words("Access rests on controls. These weaknesses fail " + Say.number(failing.size()) + " of them"
                + (failing.size() > MOST_CONTROLS ? "; what is lost first comes first:" : ":"));
        report.table(List.of(
                Report.words("Control", 30, 3),
                Report.figure("Weaknesses", 14),
                Report.words("First is due", 11, 1),
                Report.words("Access ends", 11, 1),
                Report.words("What rests on it", 34, 2)));
        for (Failing f : failing.subList(0, Math.min(MOST_CONTROLS, failing.size()))) {
            report.row(List.of(
                    controls.title(f.environment(), f.control()) + " (" + f.control() + ")"
                            + (occasion.environments().size() == 1
                                    ? ""
                                    : ", " + occasion.environmentName(f.environment())),
                    Say.number(f.sum().all()),
                    Say.day(f.sum().due()),
                    Say.day(f.loss()),
                    controls.handlings(f.environment(), f.control())));
        }
        report.over();
    }

    private void fixes() throws IOException {
        report.table(List.of(
                Report.severity("Severity"),
                Report.words("Put right", 52, 2),
                Report.figure("Machines", 10),
                Report.figure("Closes", 9),
                Report.words("First is due", 12, 1)));
        List<Fix> fixes = overview.byWeight();
        for (Fix fix : fixes.subList(0, Math.min(MOST_FIXES, fixes.size()))) {
            report.row(List.of(
                    Say.severity(fix.sum().worst()),
                    fix.title() + (fix.exploited().isPresent() ? " (known to be exploited)" : ""),
                    Say.number(fix.assets()),
                    Say.number(fix.sum().all()),
                    Say.day(fix.sum().due())));
        }
        report.over();
        long closed =
                fixes.stream().limit(MOST_FIXES).mapToLong(f -> f.sum().all()).sum();
        int all = overview.weaknesses().all();
        report.words("Together these close " + Say.number(closed) + " of " + Say.number(all) + " ("
                + (100 * closed / all) + " %).");
    }

    private void asks(List<Failing> failing) throws IOException {
        List<Action> actions = failing.stream()
                .flatMap(f -> controls.actions(f.environment(), f.control()).stream())
                .distinct()
                .toList();
        long unplanned = failing.stream()
                .filter(f -> controls.actions(f.environment(), f.control()).isEmpty())
                .count();
        if (unplanned > 0) {
            report.words("Who does it, and by when: nothing is planned yet about " + Say.number(unplanned) + " of "
                    + Say.count(failing.size(), "control", "controls") + " that weaknesses fail.");
        }
        long nobody = actions.stream().filter(a -> a.owner().isEmpty()).count();
        if (nobody > 0) {
            report.words("A name: " + Say.count(nobody, "planned action has", "planned actions have") + " no owner.");
        }
        long pence = actions.stream()
                .filter(a -> !a.funded())
                .mapToLong(Action::pence)
                .sum();
        if (pence > 0) {
            report.words("Money: \u00a3" + Say.number(pence / 100) + " of what is planned is not funded.");
        }
        if (overview.weaknesses().overdue() > 0) {
            report.words("Why " + Say.count(overview.weaknesses().overdue(), "weakness is", "weaknesses are")
                    + " past the date by which the code asks for it to be put right; what cannot be put right in time is"
                    + " a risk that somebody has to decide on, with reasons and an end.");
        }
        if (unplanned == 0 && nobody == 0 && pence == 0 && overview.weaknesses().overdue() == 0) {
            report.words("Nothing at present: everything is planned, owned, funded and in time.");
        }
    }
}
