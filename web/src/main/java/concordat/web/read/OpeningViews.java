package concordat.web.read;

import concordat.api.view.OpenedRead;
import concordat.api.view.OpeningView;
import concordat.api.view.Page;
import concordat.assurance.Case;
import concordat.assurance.FindingsSight;
import concordat.assurance.Programme;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.opening.Openings;
import concordat.assurance.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who of the Authority opened a body's findings, as it is shown to the body. Never a finding among it.
public final class OpeningViews {

    private final Reading reading;
    private final Map<String, List<OpenedRead>> reads;

    /// @param reads what was read, by the opening's id
    public OpeningViews(Reading reading, Map<String, List<OpenedRead>> reads) {
        this.reading = reading;
        this.reads = reads;
    }

    /// @param state `open` or `ended`; all when left out
    /// @param person only theirs
    /// @return newest first
    public Page<OpeningView> page(
            BodyId body, Optional<String> state, Optional<String> person, Optional<String> cursor, int limit) {
        FindingsSight sight = new FindingsSight(reading.programme(), reading.at());
        List<OpeningView> all = reading.programme().openings().of(body).reversed().stream()
                .map(opening -> view(sight, opening))
                .toList();
        return Pages.after(
                all,
                view -> state.map(s -> s.equals("open") == view.open()).orElse(true)
                        && person.map(view.person()::equals).orElse(true),
                OpeningView::id,
                cursor,
                limit);
    }

    private OpeningView view(FindingsSight sight, Recorded<FindingsOpened> opening) {
        Programme programme = reading.programme();
        FindingsOpened act = opening.act();
        Optional<Case> of = act.caseId().flatMap(programme::caseOf);
        Optional<Submission> pack =
                act.submission().flatMap(id -> programme.submissions().submission(id));
        Instant ends = Openings.ends(opening);
        Instant until = of.flatMap(Case::closedAt)
                .or(() -> pack.filter(p -> !p.open())
                        .flatMap(p -> p.conclusion().map(c -> c.stamp().at()).or(() -> p.withdrawn()
                                .map(w -> w.at()))))
                .filter(ends::isAfter)
                .orElse(ends);
        return new OpeningView(
                act.opening().value(),
                act.body().value(),
                of.map(Case::environment)
                        .or(() -> pack.map(Submission::environment))
                        .map(EnvironmentId::value)
                        .orElse(""),
                opening.by().value(),
                opening.at(),
                until,
                sight.counts(opening),
                act.caseId().map(Object::toString),
                act.submission().map(Object::toString),
                act.reason().text(),
                reads.getOrDefault(act.opening().value(), List.of()));
    }
}
