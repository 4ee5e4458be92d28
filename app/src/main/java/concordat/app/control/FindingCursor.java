package concordat.app.control;

import concordat.api.view.FindingView;
import concordat.catalogue.Severity;
import concordat.findings.Finding;
import concordat.findings.FixWindows;
import concordat.store.findings.FindingPage;
import concordat.web.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a page of findings ends, over all of a body's environments.
record FindingCursor(String environment, FindingPage.Cursor within) {

    String text() {
        return environment + "~" + within.severity() + "~" + within.number();
    }

    static FindingCursor parse(String text) {
        String[] parts = text.split("~", -1);
        try {
            return new FindingCursor(
                    parts[0], new FindingPage.Cursor(Severity.valueOf(parts[1]), Long.parseLong(parts[2])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.of(400, "That is no cursor of ours", text);
        }
    }

    static FindingView view(String environment, FindingPage.Line line, FixWindows windows) {
        Finding finding = line.finding();
        boolean facing = line.asset().map(a -> a.internetFacing()).orElse(false);
        return new FindingView(
                environment + "-" + line.number(),
                environment,
                finding.key().asset().value(),
                Optional.of(finding.key().port()).filter(p -> p > 0),
                Optional.of(finding.key().protocol()).filter(p -> !p.isEmpty()),
                Optional.of(finding.key().place()).filter(p -> !p.isEmpty()),
                finding.key().weakness(),
                Optional.of(line.title()).filter(t -> !t.isEmpty()),
                finding.facts().severity().name().toLowerCase(Locale.ROOT),
                finding.closedIn().isEmpty() ? "open" : "closed",
                finding.firstReportedAt().orElse(finding.firstSeenAt()),
                Optional.of(finding.lastSeenAt()),
                windows.due(finding, facing),
                List.of());
    }
}
