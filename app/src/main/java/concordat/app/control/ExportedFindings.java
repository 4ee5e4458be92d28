package concordat.app.control;

import concordat.api.view.FindingDetail;
import concordat.api.view.FindingView;
import concordat.catalogue.Severity;
import concordat.exchange.findings.ExportedFinding;
import concordat.exchange.findings.ExportedFinding.Adjusted;
import concordat.exchange.findings.ExportedFinding.Clock;
import concordat.exchange.findings.ExportedFinding.Detection;
import concordat.exchange.findings.ExportedFinding.Exploited;
import concordat.exchange.findings.ExportedFinding.Likelihood;
import concordat.exchange.findings.ExportedFinding.On;
import concordat.exchange.findings.ExportedFinding.Prose;
import concordat.findings.Asset;
import concordat.store.findings.FindingPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Findings as they go into files: what the API tells of them, and what their assets are known by.
final class ExportedFindings {

    private ExportedFindings() {}

    static ExportedFinding of(FindingDetail detail, FindingPage.Line line) {
        FindingView view = detail.finding();
        return new ExportedFinding(
                view.id(),
                view.identity(),
                view.environment(),
                on(view, line),
                view.port(),
                view.protocol(),
                view.place(),
                view.weakness(),
                view.title().orElse(view.weakness()),
                severity(view.severity()),
                view.adjusted().map(a -> new Adjusted(a.decision(), severity(a.severity()), a.until())),
                line.finding().open(),
                line.finding().firstSeenAt(),
                line.finding().firstReportedAt(),
                line.finding().lastSeenAt(),
                view.due(),
                view.clock()
                        .map(c -> new Clock(c.window(), c.from(), c.because().equals("known-exploited"))),
                view.knownExploited().map(k -> new Exploited(k.cve(), k.since())),
                view.likelihood().map(l -> new Likelihood(l.cve(), l.score(), l.percentile(), l.asOf())),
                view.controls(),
                view.cves(),
                detail.cwes(),
                detail.vectors(),
                detail.score(),
                detail.exploitable(),
                detail.unsupported(),
                new Prose(
                        detail.synopsis().orElse(""),
                        detail.description().orElse(""),
                        detail.solution().orElse("")),
                detail.output(),
                detail.detections().stream()
                        .map(d -> new Detection(
                                d.tool(),
                                d.weakness(),
                                d.place().orElse(""),
                                severity(d.severity()),
                                d.state().equals("open"),
                                d.lastSeen(),
                                d.lastSeenIn(),
                                d.strength(),
                                d.credentialed()))
                        .toList());
    }

    private static On on(FindingView view, FindingPage.Line line) {
        Map<String, List<String>> ids = new TreeMap<>();
        line.asset().ifPresent(a -> a.ids()
                .forEach((kind, values) -> ids.put(kind.name().toLowerCase(Locale.ROOT), List.copyOf(values))));
        return new On(
                view.asset(), ids, line.asset().map(Asset::operatingSystem).orElse(""), view.internetFacing());
    }

    private static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
