package concordat.exchange.findings;

import concordat.exchange.findings.Overview.Fix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// By fix and by host, with what the tools saw, for whoever mends.
final class EngineerReport {

    private static final long AT_ONCE = 10_000;
    private static final int MOST_OF_HOST = 2_000;
    private static final int LONGEST_REMEDY = 1_500;
    private static final int MOST_CVES = 12;

    private final Occasion occasion;
    private final Overview overview;
    private final Report report;

    EngineerReport(Occasion occasion, Overview overview, Report report) {
        this.occasion = occasion;
        this.overview = overview;
        this.report = report;
    }

    void tell(FindingSource findings) throws IOException {
        List<Fix> fixes = overview.byWeight();
        report.heading(1, ReportFile.title(occasion));
        report.note(Say.about(occasion, overview.weaknesses().all() + overview.remarks()));
        report.lead(Say.weaknesses(overview.weaknesses().all()) + " by "
                + Say.count(fixes.size(), "cause", "causes")
                + ". First what to mend and where, then each host with what"
                + " the tools saw on it.");
        report.heading(2, "By fix, worst first");
        int told = 0;
        while (told < fixes.size() && !report.full()) {
            fix(fixes.get(told++));
        }
        if (fixes.isEmpty()) {
            report.words("There is nothing to mend.");
        }
        if (!report.full()) {
            hosts(findings);
        }
        if (report.full()) {
            report.words("These pages have no room for more: " + Say.number(told) + " of "
                    + Say.count(fixes.size(), "fix", "fixes")
                    + " are told above. The workbook and the page for a browser hold all.");
        }
    }

    private void fix(Fix fix) throws IOException {
        report.heading(3, Say.severity(fix.sum().worst()) + ": " + fix.title());
        List<String> facts = new ArrayList<>();
        facts.add(fix.weakness());
        facts.add(Say.count(fix.sum().all(), "finding", "findings") + " on "
                + Say.count(fix.assets(), "asset", "assets"));
        facts.add(
                fix.sum().due().map(d -> "first due " + Say.day(Optional.of(d))).orElse("no date"));
        if (!fix.cves().isEmpty()) {
            facts.add(fix.cves().stream().limit(MOST_CVES).collect(Collectors.joining(" "))
                    + (fix.cves().size() > MOST_CVES ? " and " + (fix.cves().size() - MOST_CVES) + " more" : ""));
        }
        fix.exploited().ifPresent(e -> facts.add("known to be exploited since " + e.since()));
        report.note(String.join("; ", facts));
        String remedy = Texts.or(fix.prose().solution(), fix.prose().what());
        if (!remedy.isBlank()) {
            report.words(Texts.cut(remedy.strip(), LONGEST_REMEDY));
        }
        int more = fix.sum().all() - fix.places().size();
        report.note("On " + fix.places().stream().distinct().collect(Collectors.joining(", "))
                + (more > 0 ? " and " + Say.count(more, "more place", "more places") : ""));
    }

    private void hosts(FindingSource findings) throws IOException {
        report.heading(2, "By host, worst first");
        Grouped.each(
                findings,
                f -> List.of(f.environment() + " " + f.asset().key()),
                Grouped.Sum.WORST,
                AT_ONCE,
                Kept::new,
                (sum, kept) -> {
                    if (!report.full()) {
                        host(sum, kept.findings);
                    }
                });
    }

    /// The first findings of one host.
    private static final class Kept implements FindingSource.Taker {
        private final List<ExportedFinding> findings = new ArrayList<>();

        @Override
        public void take(ExportedFinding finding) {
            if (findings.size() < MOST_OF_HOST) {
                findings.add(finding);
            }
        }
    }

    private void host(Grouped.Sum sum, List<ExportedFinding> findings) throws IOException {
        ExportedFinding.On on = findings.getFirst().asset();
        report.heading(3, on.shown() + ", " + findings.getFirst().environment());
        List<String> facts = new ArrayList<>();
        facts.add(Say.count(sum.findings(), "finding", "findings"));
        if (!on.system().isBlank()) {
            facts.add(Texts.line(on.system()));
        }
        if (on.internetFacing()) {
            facts.add("faces the internet");
        }
        String names = on.ids().values().stream()
                .flatMap(List::stream)
                .filter(n -> !n.equals(on.name()))
                .distinct()
                .limit(6)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            facts.add("also " + names);
        }
        report.note(String.join("; ", facts));
        report.table(List.of(
                Report.severity("Severity"),
                Report.words("Port", 12, 1),
                Report.words("Weakness", 46, 3),
                Report.words("Where on it", 18, 2),
                Report.words("Due", 11, 1),
                Report.words("Since", 11, 1)));
        for (ExportedFinding f : findings) {
            report.row(List.of(
                    Say.severity(f.counts()),
                    f.port()
                            .map(p -> p + f.protocol().map(t -> "/" + t).orElse(""))
                            .orElse(""),
                    Texts.line(f.title()) + " [" + f.weakness() + "]",
                    f.place().map(Texts::line).orElse(""),
                    Say.day(f.due()),
                    Say.day(Optional.of(f.since()))));
        }
        report.over();
        for (ExportedFinding f : findings) {
            if (f.output().filter(o -> !o.isBlank()).isPresent() && !report.full()) {
                report.note("What " + f.tool() + " saw: " + Texts.line(f.title())
                        + f.port().map(p -> ", port " + p).orElse(""));
                report.code(f.output().get());
            }
        }
        if (sum.findings() > findings.size()) {
            report.note("And " + Say.number(sum.findings() - findings.size()) + " more on it; the workbook holds all.");
        }
    }
}
