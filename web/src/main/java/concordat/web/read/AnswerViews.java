package concordat.web.read;

import concordat.api.view.AlternativeView;
import concordat.api.view.ControlAnswerView;
import concordat.api.view.DelegationView;
import concordat.api.view.EvidenceNeedView;
import concordat.api.view.EvidenceRequestView;
import concordat.api.view.PatternView;
import concordat.api.view.QuestionnaireView;
import concordat.assurance.Programme;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.answer.Alternative;
import concordat.assurance.answer.Answers;
import concordat.assurance.answer.Delegation;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What bodies answer, and the patterns they may follow.
public final class AnswerViews {

    private final Reading reading;
    private final Answers answers;

    private AnswerViews(Reading reading) {
        this.reading = reading;
        this.answers = reading.programme().answers();
    }

    /// @return one for each environment of the body
    public static List<QuestionnaireView> of(Reading reading, BodyId body) {
        AnswerViews views = new AnswerViews(reading);
        return reading.programme().environmentsOf(body).stream()
                .map(e -> views.view(body, e.act().environment()))
                .toList();
    }

    /// What a colleague is to answer now, and what goes on around that; of the rest of the body nothing.
    ///
    /// @return one for each environment in which a section is theirs
    public static List<QuestionnaireView> delegatedTo(Reading reading, BodyId body, PersonId colleague) {
        Answers answers = reading.programme().answers();
        List<QuestionnaireView> views = new ArrayList<>();
        for (QuestionnaireView whole : of(reading, body)) {
            Set<String> theirs = answers.delegationsOf(new EnvironmentId(whole.environment())).stream()
                    .filter(d -> d.colleague().equals(colleague))
                    .map(Delegation::section)
                    .collect(Collectors.toSet());
            if (!theirs.isEmpty()) {
                views.add(cut(reading.programme(), whole, theirs));
            }
        }
        return views;
    }

    private static QuestionnaireView cut(Programme programme, QuestionnaireView whole, Set<String> sections) {
        List<ControlAnswerView> left = whole.answers().stream()
                .filter(a -> sections.contains(a.section()))
                .toList();
        Predicate<String> theirs = control ->
                left.stream().anyMatch(a -> programme.same(new ControlId(a.control()), new ControlId(control)));
        return new QuestionnaireView(
                whole.environment(),
                whole.body(),
                whole.edition(),
                left,
                whole.delegations().stream()
                        .filter(d -> sections.contains(d.section()))
                        .toList(),
                whole.requests().stream().filter(r -> theirs.test(r.control())).toList(),
                whole.alternatives().stream()
                        .filter(a -> theirs.test(a.control()))
                        .toList());
    }

    /// @return all patterns, newest first
    public static Listed<Recorded<PatternPublished>, PatternView> patterns(Reading reading) {
        return new Listed<>(
                reading.programme().answers().patterns().reversed(),
                p -> p.act().pattern().value(),
                p -> Set.of(),
                p -> p.live() ? "published" : "withdrawn",
                Set.of("published", "withdrawn"),
                AnswerViews::view);
    }

    private QuestionnaireView view(BodyId body, EnvironmentId environment) {
        Optional<Edition> edition = reading.programme().editionOf(environment, reading.at());
        Set<ControlId> toReview = reading.programme().answersToReview(environment, reading.at());
        return new QuestionnaireView(
                environment.value(),
                body.value(),
                edition.map(Edition::id).orElse("none yet"),
                edition.map(Edition::controls).orElse(List.of()).stream()
                        .map(c -> view(c, reading.programme().answerOf(environment, c.id()), toReview.contains(c.id())))
                        .toList(),
                answers.delegationsOf(environment).stream()
                        .map(d -> new DelegationView(d.section(), d.colleague().value(), d.dueOn()))
                        .toList(),
                answers.requestsOf(environment).stream()
                        .filter(Recorded::live)
                        .map(AnswerViews::request)
                        .toList(),
                answers.alternativesOf(environment).stream().map(this::view).toList());
    }

    private static ControlAnswerView view(Control control, Optional<Recorded<AnswerGiven>> given, boolean toReview) {
        return new ControlAnswerView(
                control.id().value(),
                control.title(),
                control.section(),
                control.question(),
                given.map(g -> g.act().answer().name()),
                given.map(Recorded::at),
                given.map(g -> g.by().value()),
                given.flatMap(g -> g.act().statement().text()),
                toReview);
    }

    private static EvidenceRequestView request(Recorded<EvidenceRequested> request) {
        EvidenceRequested act = request.act();
        return new EvidenceRequestView(
                act.request().value(),
                act.control().value(),
                act.kind().name(),
                request.at(),
                act.answerBy(),
                act.why().text());
    }

    private AlternativeView view(Alternative alternative) {
        AlternativeProposed proposed = alternative.proposed().act();
        Optional<AlternativeAssessed> assessed = alternative.assessed().map(Recorded::act);
        return new AlternativeView(
                proposed.alternative().value(),
                proposed.control().value(),
                assessed.map(this::state).orElse("proposed"),
                proposed.description().text(),
                Reading.sorted(proposed.evidence()),
                assessed.flatMap(AlternativeAssessed::until),
                assessed.flatMap(a -> a.reasons().text()));
    }

    private String state(AlternativeAssessed assessed) {
        if (!assessed.meets()) {
            return "does-not-meet";
        }
        return assessed.until().filter(u -> !u.isAfter(reading.at())).isPresent() ? "over" : "meets";
    }

    private static PatternView view(Recorded<PatternPublished> pattern) {
        PatternPublished act = pattern.act();
        return new PatternView(
                act.pattern().value(),
                pattern.live() ? "published" : "withdrawn",
                act.title().text(),
                Reading.sorted(act.controls()),
                act.needs().stream()
                        .map(n -> new EvidenceNeedView(
                                n.kind().name(), n.atLeast().name()))
                        .toList(),
                act.digest(),
                pattern.at());
    }
}
