package concordat.exchange.findings;

import concordat.assurance.Case;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import concordat.exchange.findings.Overview.Fix;
import concordat.exchange.findings.Overview.Rated;
import concordat.exchange.findings.Overview.Sum;
import concordat.exchange.findings.Overview.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// By date, by case, by control and by weakness, for whoever looks after the body's security.
final class OfficerReport {

    private final Occasion occasion;
    private final Overview overview;
    private final Report report;
    private final Controls controls;

    OfficerReport(Occasion occasion, Overview overview, Report report) {
        this.occasion = occasion;
        this.overview = overview;
        this.report = report;
        this.controls = new Controls(occasion);
    }

    void tell() throws IOException {
        Sum all = overview.weaknesses();
        report.heading(1, ReportFile.title(occasion));
        report.note(Say.about(occasion, all.all() + overview.remarks()));
        report.lead(Say.weaknesses(all.all()) + ", " + Say.number(all.overdue()) + " overdue, "
                + Say.number(all.exploited()) + " known to be exploited, " + Say.number(all.facing())
                + " facing the internet; besides " + Say.count(overview.remarks(), "remark", "remarks")
                + " that tools rate as informational.");
        dates();
        cases();
        failing();
        weaknesses();
        ratings();
    }

    private static List<Report.Col> severities(Report.Col... before) {
        List<Report.Col> columns = new ArrayList<>(List.of(before));
        columns.add(Report.figure("Critical", 9));
        columns.add(Report.figure("High", 8));
        columns.add(Report.figure("Medium", 9));
        columns.add(Report.figure("Low", 8));
        return columns;
    }

    private static void severities(List<String> cells, Sum sum) {
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            cells.add(Say.figure(sum.of(severity)));
        }
    }

    private void dates() throws IOException {
        report.heading(2, "By fix window");
        List<Report.Col> columns = severities(Report.words("Due", 18, 1));
        columns.add(Report.figure("All", 9));
        columns.add(Report.figure("Known exploited", 15));
        columns.add(Report.words("The first", 12, 1));
        report.table(columns);
        for (When when : When.values()) {
            Sum sum = overview.due(when);
            List<String> cells = new ArrayList<>(List.of(when.words()));
            severities(cells, sum);
            cells.add(Say.figure(sum.all()));
            cells.add(Say.figure(sum.exploited()));
            cells.add(sum.due().map(d -> Say.day(Optional.of(d))).orElse(""));
            report.row(cells);
        }
        report.over();
    }

    private void cases() throws IOException {
        report.heading(2, "By case");
        List<Case> open = occasion.environments().stream()
                .flatMap(e -> occasion.programme().casesOf(e).stream())
                .filter(Case::open)
                .toList();
        if (open.isEmpty()) {
            report.words("No case is open.");
            return;
        }
        report.table(List.of(
                Report.words("Case", 20, 2),
                Report.words("Control", 34, 2),
                Report.words("Environment", 18, 2),
                Report.words("Opened", 11, 1),
                Report.figure("Weaknesses", 14),
                Report.words("First is due", 12, 1)));
        for (Case one : open) {
            Optional<Sum> sum = sum(one.environment(), one.control());
            report.row(List.of(
                    one.id().value(),
                    one.control() + " " + controls.title(one.environment(), one.control()),
                    one.environment().value(),
                    Say.day(Optional.of(one.openedAt())),
                    Say.number(sum.map(Sum::all).orElse(0)),
                    sum.flatMap(Sum::due).map(d -> Say.day(Optional.of(d))).orElse("")));
        }
        report.over();
    }

    private Optional<Sum> sum(EnvironmentId environment, ControlId control) {
        return overview.byControl().getOrDefault(environment.value(), Map.of()).entrySet().stream()
                .filter(e -> occasion.programme().same(new ControlId(e.getKey()), control))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void failing() throws IOException {
        report.heading(2, "By control");
        if (overview.byControl().isEmpty()) {
            report.words("No control is failed by these weaknesses.");
            return;
        }
        for (Map.Entry<String, Map<String, Sum>> environment :
                overview.byControl().entrySet()) {
            EnvironmentId id = new EnvironmentId(environment.getKey());
            report.heading(3, occasion.environmentName(id) + " (" + id + ")");
            List<Report.Col> columns = severities(Report.words("Control", 30, 3), Report.words("Stands", 11, 2));
            columns.add(Report.words("First is due", 12, 1));
            columns.add(Report.words("Planned", 24, 3));
            report.table(columns);
            for (Map.Entry<String, Sum> one : environment.getValue().entrySet()) {
                ControlId control = new ControlId(one.getKey());
                List<String> cells = new ArrayList<>(
                        List.of(control + " " + controls.title(id, control), controls.stands(id, control)));
                severities(cells, one.getValue());
                cells.add(Say.day(one.getValue().due()));
                cells.add(controls.planned(id, control));
                report.row(cells);
            }
            report.over();
        }
        if (overview.failNothing() > 0) {
            report.note(Say.count(overview.failNothing(), "weakness fails", "weaknesses fail")
                    + " no control. A weakness that fails two counts for both.");
        }
    }

    private void weaknesses() throws IOException {
        report.heading(2, "By weakness, first due first");
        List<Fix> fixes = overview.byDate();
        if (fixes.isEmpty()) {
            report.words("There is none.");
            return;
        }
        report.table(List.of(
                Report.words("First is due", 11, 1),
                Report.severity("Severity"),
                Report.words("Weakness", 44, 3),
                Report.figure("Assets", 8),
                Report.figure("Findings", 9),
                Report.figure("Overdue", 9),
                Report.words("Fails", 14, 2)));
        int told = 0;
        while (told < fixes.size() && !report.full()) {
            Fix fix = fixes.get(told++);
            report.row(List.of(
                    Say.day(fix.sum().due()),
                    Say.severity(fix.sum().worst()),
                    fix.title() + " [" + fix.weakness() + "]"
                            + fix.exploited()
                                    .map(e -> "; " + e.cve() + " known exploited since " + e.since())
                                    .orElse(""),
                    Say.number(fix.assets()),
                    Say.number(fix.sum().all()),
                    Say.figure(fix.sum().overdue()),
                    fix.controls().isEmpty() ? "nothing" : String.join(", ", fix.controls())));
        }
        report.over();
        if (told < fixes.size()) {
            report.words("And " + Say.count(fixes.size() - told, "more weakness", "more weaknesses")
                    + ", for which these pages have no room; the workbook and the page for a browser hold all.");
        }
    }

    private void ratings() throws IOException {
        if (overview.rated().isEmpty() || report.full()) {
            return;
        }
        report.heading(2, "Ratings that were adjusted");
        report.table(List.of(
                Report.words("Finding", 20, 2),
                Report.words("Weakness", 40, 2),
                Report.severity("By its tool"),
                Report.severity("Counts as"),
                Report.words("Decision", 16, 2),
                Report.words("Until", 11, 1)));
        for (Rated one : overview.rated()) {
            report.row(List.of(
                    one.finding(),
                    one.title(),
                    Say.severity(one.from()),
                    Say.severity(one.to().as()),
                    one.to().decision(),
                    Say.day(Optional.of(one.to().until()))));
        }
        report.over();
    }
}
