package concordat.web.read;

import concordat.api.view.EditionDifferenceView;
import concordat.api.view.EditionDifferenceView.ControlChange;
import concordat.api.view.EditionDifferenceView.Step;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.difference.Change;
import concordat.catalogue.difference.ControlDifference;
import concordat.catalogue.difference.EditionDifference;
import concordat.catalogue.difference.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What differs between two editions, and what is left to do about it.
public final class DifferenceViews {

    private final Programme programme;
    private final Instant at;
    private final Edition before;
    private final Edition now;
    private final List<EnvironmentId> environments;

    private DifferenceViews(Reading reading, Edition before, Edition now, Optional<BodyId> body) {
        this.programme = reading.programme();
        this.at = reading.at();
        this.before = before;
        this.now = now;
        this.environments = body.stream()
                .flatMap(b -> programme.environmentsOf(b).stream())
                .map(e -> e.act().environment())
                .toList();
    }

    /// @param body whose environments are looked at; none when nobody's are
    public static EditionDifferenceView of(Reading reading, Edition before, Edition now, Optional<BodyId> body) {
        return new DifferenceViews(reading, before, now, body).view();
    }

    private EditionDifferenceView view() {
        EditionDifference difference = EditionDifference.between(before, now);
        return new EditionDifferenceView(
                difference.from(),
                difference.to(),
                now.startsOn(),
                difference.rules().stream().map(DifferenceViews::view).toList(),
                difference.controls().stream().map(this::view).toList());
    }

    private static EditionDifferenceView.Change view(Change change) {
        return new EditionDifferenceView.Change(Reading.word(change.direction()), change.topic(), change.text());
    }

    private ControlChange view(ControlDifference control) {
        Edition edition = control.kind() == Kind.REMOVED ? before : now;
        return new ControlChange(
                control.control().value(),
                edition.control(control.control()).map(Control::title).orElse(""),
                control.before().stream().map(ControlId::value).toList(),
                Reading.word(control.kind()),
                control.renamed(),
                control.bothWays(),
                control.kind().duty(),
                control.changes().stream().map(DifferenceViews::view).toList(),
                environments.stream().map(e -> todo(e, control)).toList());
    }

    private Step todo(EnvironmentId environment, ControlDifference control) {
        Optional<String> answer = programme
                .answerOf(environment, control.control())
                .map(a -> a.act().answer().name());
        return new Step(environment.value(), answer, step(environment, control, answer.isPresent()));
    }

    private String step(EnvironmentId environment, ControlDifference control, boolean answered) {
        if (control.kind() == Kind.REMOVED) {
            return "nothing";
        }
        if (!answered) {
            return "answer";
        }
        boolean judged = programme
                .editionOf(environment, at)
                .map(Edition::id)
                .filter(now.id()::equals)
                .isPresent();
        if (judged && !programme.answersToReview(environment, at).contains(control.control())) {
            return "nothing";
        }
        return control.kind() == Kind.TIGHTENED ? "review-and-prove" : "review";
    }
}
